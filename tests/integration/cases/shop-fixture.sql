-- A little data for the reference schema of the e-commerce case.
INSERT INTO customers (email, full_name, password_hash) VALUES
  ('ada@example.com', 'Ada', 'x'), ('bob@example.com', 'Bob', 'x');
INSERT INTO addresses (customer_id, recipient, line1, city, postal_code, country_code, is_default) VALUES
  (1, 'Ada', '1 Main Street', 'Lyon', '69001', 'FR', true);
INSERT INTO categories (parent_id, slug, name) VALUES (NULL, 'clothes', 'Clothes'), (1, 'shirts', 'Shirts');
INSERT INTO category_attributes (category_id, code, data_type) VALUES (2, 'size', 'text');
INSERT INTO products (category_id, sku, name, description, attributes) VALUES
  (2, 'S-1', 'Blue shirt', 'A shirt of linen', '{"size": "L"}'),
  (2, 'S-2', 'Red shirt', 'A shirt of cotton', '{"size": "M"}'),
  (1, 'C-1', 'Last coat', 'There is one left', '{}');
INSERT INTO product_prices (product_id, currency, valid_from, amount) VALUES
  (1, 'EUR', now() - interval '2 days', 30), (1, 'EUR', now() - interval '1 day', 25.50), (1, 'EUR', now() + interval '1 day', 99),
  (2, 'EUR', now() - interval '1 day', 20), (3, 'EUR', now() - interval '1 day', 100);
INSERT INTO inventory (product_id, on_hand, low_stock_at) VALUES (1, 50, 5), (2, 50, 5), (3, 1, 0);
INSERT INTO carts (cart_id, customer_id) VALUES
  ('00000000-0000-7000-8000-000000000001', 1), ('00000000-0000-7000-8000-000000000002', 2),
  ('00000000-0000-7000-8000-000000000003', NULL);
