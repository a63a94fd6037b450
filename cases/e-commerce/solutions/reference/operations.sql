-- Reference operations of the e-commerce case: one statement a header, :name for each parameter.

-- name: list_products
-- Newest products of a category and everything under it, one page, continued after the last product seen.
WITH RECURSIVE tree AS (
  SELECT category_id FROM categories WHERE category_id = :category_id
  UNION ALL
  SELECT c.category_id FROM categories c JOIN tree t ON c.parent_id = t.category_id
)
SELECT p.product_id, p.name, price.amount, price.currency, r.rating_count,
       round(r.rating_sum::numeric / nullif(r.rating_count, 0), 1) AS rating
FROM tree t
CROSS JOIN LATERAL (
  SELECT product_id, name FROM products
  WHERE category_id = t.category_id AND is_active
    AND product_id < coalesce(:before_product_id, 9223372036854775807)
  ORDER BY product_id DESC LIMIT :page_size
) p
CROSS JOIN LATERAL (
  SELECT amount, currency FROM product_prices
  WHERE product_id = p.product_id AND currency = :currency AND valid_from <= now()
  ORDER BY valid_from DESC LIMIT 1
) price
LEFT JOIN product_ratings r USING (product_id)
ORDER BY p.product_id DESC
LIMIT :page_size;

-- name: product_page
SELECT p.product_id, p.sku, p.name, p.description, p.attributes, c.name AS category,
       price.amount, price.currency,
       i.on_hand - i.reserved > 0 AS is_available,
       coalesce(r.rating_count, 0) AS rating_count,
       round(r.rating_sum::numeric / nullif(r.rating_count, 0), 1) AS rating
FROM products p
JOIN categories c USING (category_id)
LEFT JOIN inventory i USING (product_id)
LEFT JOIN product_ratings r USING (product_id)
LEFT JOIN LATERAL (
  SELECT amount, currency FROM product_prices
  WHERE product_id = p.product_id AND currency = :currency AND valid_from <= now()
  ORDER BY valid_from DESC LIMIT 1
) price ON true
WHERE p.product_id = :product_id AND p.is_active;

-- name: search_products
SELECT p.product_id, p.name, ts_rank(p.search_text, query) AS rank
FROM websearch_to_tsquery('english', :words) AS query
JOIN products p ON p.search_text @@ query AND p.is_active
ORDER BY rank DESC, p.product_id DESC
LIMIT :page_size;

-- name: add_to_cart
-- The same product again raises its quantity; the limit of 99 is the table's.
WITH touched AS (
  UPDATE carts SET updated_at = now() WHERE cart_id = :cart_id RETURNING cart_id
)
INSERT INTO cart_items AS item (cart_id, product_id, quantity)
SELECT t.cart_id, p.product_id, :quantity::integer
FROM touched t JOIN products p ON p.product_id = :product_id AND p.is_active
ON CONFLICT (cart_id, product_id) DO UPDATE SET quantity = item.quantity + excluded.quantity
RETURNING product_id, quantity;

-- name: view_cart
-- Prices and stock as they are now: a cart holds nothing and promises nothing.
SELECT item.product_id, p.name, item.quantity, price.amount AS unit_price, price.amount * item.quantity AS line_total,
       p.is_active AND i.on_hand - i.reserved >= item.quantity AS can_be_bought
FROM cart_items item
JOIN products p USING (product_id)
JOIN inventory i USING (product_id)
LEFT JOIN LATERAL (
  SELECT amount FROM product_prices
  WHERE product_id = item.product_id AND currency = :currency AND valid_from <= now()
  ORDER BY valid_from DESC LIMIT 1
) price ON true
WHERE item.cart_id = :cart_id
ORDER BY item.added_at, item.product_id;

-- name: checkout
SELECT order_id, public_id, status, total
FROM place_order(:cart_id, :contact_email, :currency, :shipping_address, :idempotency_key);

-- name: order_history
-- Keyset paging: the next page begins after the last order of this one, however many came before.
SELECT o.order_id, o.public_id, o.placed_at, o.status, o.total, o.currency
FROM orders o
WHERE o.customer_id = :customer_id
  AND (o.placed_at, o.order_id)
    < (coalesce(:before_placed_at, 'infinity'::timestamptz), coalesce(:before_order_id, 9223372036854775807))
ORDER BY o.placed_at DESC, o.order_id DESC
LIMIT :page_size;

-- name: order_details
SELECT l.product_id, l.product_name, l.unit_price, l.quantity, l.line_total
FROM order_items l
WHERE l.order_id = :order_id
ORDER BY l.product_id;

-- name: advance_order_status
SELECT order_id, status FROM move_order(:order_id, :to_status::text::order_status, :changed_by);

-- name: cancel_order
SELECT order_id, status FROM move_order(:order_id, 'cancelled', 'customer');

-- name: restock
UPDATE inventory SET on_hand = on_hand + :quantity, updated_at = now()
WHERE product_id = :product_id AND :quantity > 0
RETURNING product_id, on_hand, reserved;

-- name: low_stock
SELECT i.product_id, p.name, i.on_hand - i.reserved AS available, i.low_stock_at
FROM inventory i
JOIN products p USING (product_id)
WHERE i.on_hand - i.reserved <= i.low_stock_at AND p.is_active
ORDER BY i.product_id
LIMIT :page_size;

-- name: submit_review
-- Only somebody who received the product may review it; a second review replaces the first.
INSERT INTO reviews AS review (product_id, customer_id, rating, body)
SELECT :product_id::bigint, :customer_id::bigint, :rating::smallint, :body::text
WHERE EXISTS (
  SELECT FROM orders o JOIN order_items l USING (order_id)
  WHERE o.customer_id = :customer_id AND l.product_id = :product_id AND o.status IN ('delivered', 'returned')
)
ON CONFLICT (product_id, customer_id) DO UPDATE SET rating = excluded.rating, body = excluded.body
RETURNING review_id, rating;

-- name: product_rating
SELECT rating_count, round(rating_sum::numeric / nullif(rating_count, 0), 1) AS rating
FROM product_ratings
WHERE product_id = :product_id;
