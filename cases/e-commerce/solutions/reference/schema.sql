-- Reference schema of the e-commerce case, PostgreSQL 18.
-- Money is numeric with its currency beside it; times are timestamptz; every foreign key says what a delete does.

CREATE TYPE order_status AS ENUM
  ('pending_payment', 'paid', 'packed', 'shipped', 'delivered', 'cancelled', 'returned');
CREATE TYPE payment_status AS ENUM ('initiated', 'authorised', 'captured', 'failed', 'refunded');

-- Accounts -----------------------------------------------------------------------------------------------------------

CREATE TABLE customers (
  customer_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email         text NOT NULL CHECK (email LIKE '%_@_%'),
  full_name     text NOT NULL,
  password_hash text NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now(),
  -- Set when the person asked to be forgotten: name and e-mail are overwritten, orders stay for the tax office.
  erased_at     timestamptz
);
CREATE UNIQUE INDEX customers_email_key ON customers (lower(email));

CREATE TABLE addresses (
  address_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id  bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  recipient    text NOT NULL,
  line1        text NOT NULL,
  line2        text,
  city         text NOT NULL,
  postal_code  text NOT NULL,
  country_code text NOT NULL CHECK (country_code ~ '^[A-Z]{2}$'),
  is_default   boolean NOT NULL DEFAULT false
);
CREATE INDEX addresses_customer_idx ON addresses (customer_id);
CREATE UNIQUE INDEX addresses_one_default_key ON addresses (customer_id) WHERE is_default;

-- Catalogue ----------------------------------------------------------------------------------------------------------

CREATE TABLE categories (
  category_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  parent_id   bigint REFERENCES categories ON DELETE RESTRICT CHECK (parent_id <> category_id),
  slug        text NOT NULL UNIQUE,
  name        text NOT NULL
);
CREATE INDEX categories_parent_idx ON categories (parent_id);

-- What a product of a category may be described by; the values themselves are in products.attributes.
CREATE TABLE category_attributes (
  category_id bigint NOT NULL REFERENCES categories ON DELETE CASCADE,
  code        text NOT NULL CHECK (code ~ '^[a-z][a-z0-9_]*$'),
  data_type   text NOT NULL CHECK (data_type IN ('text', 'number', 'boolean')),
  unit        text,
  is_required boolean NOT NULL DEFAULT false,
  PRIMARY KEY (category_id, code)
);

CREATE TABLE products (
  product_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  category_id bigint NOT NULL REFERENCES categories ON DELETE RESTRICT,
  sku         text NOT NULL UNIQUE,
  name        text NOT NULL,
  description text NOT NULL DEFAULT '',
  attributes  jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(attributes) = 'object'),
  -- Products are withdrawn, never deleted: order lines point at them.
  is_active   boolean NOT NULL DEFAULT true,
  created_at  timestamptz NOT NULL DEFAULT now(),
  search_text tsvector GENERATED ALWAYS AS
    (setweight(to_tsvector('english', name), 'A') || setweight(to_tsvector('english', description), 'B')) STORED
);
CREATE INDEX products_listing_idx ON products (category_id, product_id DESC) WHERE is_active;
CREATE INDEX products_attributes_idx ON products USING gin (attributes jsonb_path_ops);
CREATE INDEX products_search_idx ON products USING gin (search_text);

-- Every price that ever held. The current one is the newest whose time has come.
CREATE TABLE product_prices (
  product_id bigint NOT NULL REFERENCES products ON DELETE CASCADE,
  currency   text NOT NULL CHECK (currency IN ('USD', 'EUR', 'GBP')),
  valid_from timestamptz NOT NULL DEFAULT now(),
  amount     numeric(12, 2) NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (product_id, currency, valid_from)
);

-- Stock --------------------------------------------------------------------------------------------------------------

-- Narrow and apart from products, because these rows are written at every checkout.
CREATE TABLE inventory (
  product_id   bigint PRIMARY KEY REFERENCES products ON DELETE RESTRICT,
  on_hand      integer NOT NULL CHECK (on_hand >= 0),
  reserved     integer NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  low_stock_at integer NOT NULL DEFAULT 10 CHECK (low_stock_at >= 0),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT inventory_never_oversold CHECK (reserved <= on_hand)
) WITH (fillfactor = 70);
-- No index mentions on_hand or reserved, so these updates stay heap-only; the low-stock report may read the whole narrow table.

-- Carts --------------------------------------------------------------------------------------------------------------

CREATE TABLE carts (
  cart_id     uuid PRIMARY KEY DEFAULT uuidv7(),
  -- Null for a guest, whose browser knows the cart's id.
  customer_id bigint UNIQUE REFERENCES customers ON DELETE CASCADE,
  updated_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX carts_guest_expiry_idx ON carts (updated_at) WHERE customer_id IS NULL;

CREATE TABLE cart_items (
  cart_id    uuid NOT NULL REFERENCES carts ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES products ON DELETE CASCADE,
  quantity   integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
  added_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (cart_id, product_id)
);
CREATE INDEX cart_items_product_idx ON cart_items (product_id);

-- Orders -------------------------------------------------------------------------------------------------------------

CREATE TABLE orders (
  order_id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- What the outside sees: gives away neither the number of orders nor the next one's name.
  public_id        uuid NOT NULL DEFAULT uuidv7() UNIQUE,
  customer_id      bigint REFERENCES customers ON DELETE SET NULL,
  contact_email    text NOT NULL,
  status           order_status NOT NULL DEFAULT 'pending_payment',
  currency         text NOT NULL CHECK (currency IN ('USD', 'EUR', 'GBP')),
  total            numeric(14, 2) NOT NULL CHECK (total >= 0),
  -- A copy, not a reference: the customer may move, the parcel went where it went.
  shipping_address jsonb NOT NULL CHECK (jsonb_typeof(shipping_address) = 'object'),
  idempotency_key  uuid NOT NULL UNIQUE,
  placed_at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX orders_history_idx ON orders (customer_id, placed_at DESC, order_id DESC);
CREATE INDEX orders_open_idx ON orders (status, placed_at)
  WHERE status IN ('pending_payment', 'paid', 'packed', 'shipped');

CREATE TABLE order_items (
  order_id     bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
  product_id   bigint NOT NULL REFERENCES products ON DELETE RESTRICT,
  -- Name and price as they were on the day.
  product_name text NOT NULL,
  unit_price   numeric(12, 2) NOT NULL CHECK (unit_price >= 0),
  quantity     integer NOT NULL CHECK (quantity > 0),
  line_total   numeric(14, 2) GENERATED ALWAYS AS (unit_price * quantity) STORED,
  PRIMARY KEY (order_id, product_id)
);
CREATE INDEX order_items_product_idx ON order_items (product_id);

CREATE TABLE order_status_history (
  order_id   bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  status     order_status NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (order_id, changed_at)
);

CREATE TABLE payments (
  payment_id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id           bigint NOT NULL REFERENCES orders ON DELETE RESTRICT,
  idempotency_key    uuid NOT NULL UNIQUE,
  -- The provider keeps the card; we keep its token for the charge.
  provider_reference text UNIQUE,
  status             payment_status NOT NULL DEFAULT 'initiated',
  currency           text NOT NULL CHECK (currency IN ('USD', 'EUR', 'GBP')),
  amount             numeric(14, 2) NOT NULL CHECK (amount >= 0),
  created_at         timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX payments_order_idx ON payments (order_id);

CREATE TABLE returns (
  return_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id     bigint NOT NULL,
  product_id   bigint NOT NULL,
  quantity     integer NOT NULL CHECK (quantity > 0),
  reason       text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  received_at  timestamptz,
  FOREIGN KEY (order_id, product_id) REFERENCES order_items ON DELETE RESTRICT
);
CREATE INDEX returns_line_idx ON returns (order_id, product_id);

-- Reviews ------------------------------------------------------------------------------------------------------------

CREATE TABLE reviews (
  review_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  product_id  bigint NOT NULL REFERENCES products ON DELETE CASCADE,
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  rating      smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
  body        text NOT NULL DEFAULT '' CHECK (length(body) <= 5000),
  is_hidden   boolean NOT NULL DEFAULT false,
  created_at  timestamptz NOT NULL DEFAULT now(),
  UNIQUE (product_id, customer_id)
);
CREATE INDEX reviews_customer_idx ON reviews (customer_id);
CREATE INDEX reviews_newest_idx ON reviews (product_id, created_at DESC) WHERE NOT is_hidden;

-- Kept in step by a trigger, so that a product page never counts reviews.
CREATE TABLE product_ratings (
  product_id   bigint PRIMARY KEY REFERENCES products ON DELETE CASCADE,
  rating_count integer NOT NULL CHECK (rating_count >= 0),
  rating_sum   integer NOT NULL CHECK (rating_sum >= 0)
) WITH (fillfactor = 70);

CREATE FUNCTION count_rating() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  added  integer := 0;
  points integer := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND NOT OLD.is_hidden THEN
    added := added - 1;
    points := points - OLD.rating;
  END IF;
  IF TG_OP <> 'DELETE' AND NOT NEW.is_hidden THEN
    added := added + 1;
    points := points + NEW.rating;
  END IF;
  IF TG_OP = 'DELETE' THEN
    -- The product may be going too: only a row that is still there is corrected.
    UPDATE product_ratings SET rating_count = rating_count + added, rating_sum = rating_sum + points
    WHERE product_id = OLD.product_id;
  ELSE
    INSERT INTO product_ratings AS r (product_id, rating_count, rating_sum) VALUES (NEW.product_id, 0, 0)
    ON CONFLICT (product_id) DO NOTHING;
    UPDATE product_ratings SET rating_count = rating_count + added, rating_sum = rating_sum + points
    WHERE product_id = NEW.product_id;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER reviews_count_rating AFTER INSERT OR DELETE OR UPDATE OF rating, is_hidden ON reviews
  FOR EACH ROW EXECUTE FUNCTION count_rating();

-- The two writes that take more than one statement -------------------------------------------------------------------

-- Turns a cart into an order, or returns the order that was already made under the same key.
-- Each statement has its own snapshot (READ COMMITTED), so what a lock was waited for is seen.
CREATE FUNCTION place_order(
  for_cart uuid, for_email text, in_currency text, to_address jsonb, with_key uuid
) RETURNS SETOF orders LANGUAGE plpgsql AS $$
DECLARE
  lines     integer;
  reserved_ integer;
  new_order orders;
BEGIN
  -- Two clicks on one cart queue here; the second then finds the first one's order.
  PERFORM FROM carts WHERE cart_id = for_cart FOR UPDATE;
  RETURN QUERY SELECT * FROM orders WHERE idempotency_key = with_key;
  IF FOUND THEN
    RETURN;
  END IF;

  SELECT count(*) INTO lines FROM cart_items WHERE cart_id = for_cart;
  IF lines = 0 THEN
    RAISE EXCEPTION 'the cart is empty' USING ERRCODE = 'EC001';
  END IF;

  -- Everybody locks in the order of product_id, so two carts with the same products cannot deadlock.
  PERFORM FROM inventory
  WHERE product_id IN (SELECT product_id FROM cart_items WHERE cart_id = for_cart)
  ORDER BY product_id FOR UPDATE;
  UPDATE inventory i SET reserved = i.reserved + c.quantity, updated_at = now()
  FROM cart_items c
  WHERE c.cart_id = for_cart AND i.product_id = c.product_id AND i.on_hand - i.reserved >= c.quantity;
  GET DIAGNOSTICS reserved_ = ROW_COUNT;
  IF reserved_ < lines THEN
    RAISE EXCEPTION 'a product of the cart is out of stock' USING ERRCODE = 'EC002';
  END IF;

  INSERT INTO orders (customer_id, contact_email, currency, total, shipping_address, idempotency_key)
  SELECT customer_id, for_email, in_currency, 0, to_address, with_key FROM carts WHERE cart_id = for_cart
  RETURNING * INTO new_order;

  INSERT INTO order_items (order_id, product_id, product_name, unit_price, quantity)
  SELECT new_order.order_id, c.product_id, p.name, price.amount, c.quantity
  FROM cart_items c
  JOIN products p ON p.product_id = c.product_id AND p.is_active
  CROSS JOIN LATERAL (
    SELECT amount FROM product_prices
    WHERE product_id = c.product_id AND currency = in_currency AND valid_from <= now()
    ORDER BY valid_from DESC LIMIT 1
  ) price
  WHERE c.cart_id = for_cart;
  GET DIAGNOSTICS reserved_ = ROW_COUNT;
  IF reserved_ < lines THEN
    RAISE EXCEPTION 'a product of the cart is not for sale in %', in_currency USING ERRCODE = 'EC003';
  END IF;

  UPDATE orders SET total = (SELECT sum(line_total) FROM order_items WHERE order_id = new_order.order_id)
  WHERE order_id = new_order.order_id
  RETURNING * INTO new_order;
  INSERT INTO order_status_history (order_id, status, changed_by)
  VALUES (new_order.order_id, new_order.status, 'checkout');
  INSERT INTO payments (order_id, idempotency_key, currency, amount)
  VALUES (new_order.order_id, with_key, in_currency, new_order.total);
  DELETE FROM cart_items WHERE cart_id = for_cart;
  RETURN NEXT new_order;
END
$$;

-- Moves an order one step on. No row comes back when the step is not allowed from where it stands.
CREATE FUNCTION move_order(which bigint, to_status order_status, by_whom text)
RETURNS SETOF orders LANGUAGE plpgsql AS $$
DECLARE
  moved orders;
BEGIN
  UPDATE orders SET status = to_status
  WHERE order_id = which AND (status, to_status) IN (
    ('pending_payment', 'paid'), ('pending_payment', 'cancelled'), ('paid', 'packed'), ('paid', 'cancelled'),
    ('packed', 'shipped'), ('shipped', 'delivered'), ('delivered', 'returned'))
  RETURNING * INTO moved;
  IF NOT FOUND THEN
    RETURN;
  END IF;

  INSERT INTO order_status_history (order_id, status, changed_by) VALUES (which, to_status, by_whom);
  IF to_status IN ('shipped', 'cancelled') THEN
    PERFORM FROM inventory
    WHERE product_id IN (SELECT product_id FROM order_items WHERE order_id = which)
    ORDER BY product_id FOR UPDATE;
    UPDATE inventory i
    SET reserved = i.reserved - l.quantity,
        on_hand = i.on_hand - CASE to_status WHEN 'shipped' THEN l.quantity ELSE 0 END,
        updated_at = now()
    FROM order_items l
    WHERE l.order_id = which AND i.product_id = l.product_id;
  END IF;
  RETURN NEXT moved;
END
$$;
