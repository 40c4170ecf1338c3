CREATE TABLE member (id bigint PRIMARY KEY, name text NOT NULL);
INSERT INTO member VALUES (1, 'Ada Lovelace'), (2, 'Grace Hopper'), (3, 'Konrad Zuse');
