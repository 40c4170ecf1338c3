package io.github.mediastore.jdbc;

import java.sql.SQLException;

/**
 * A store on one connection with autocommit off: everything in one transaction, rolled back after
 * each test.
 */
class StoreOnAConnectionInATransactionTest extends OneConnectionContract {

  StoreOnAConnectionInATransactionTest() throws SQLException {
    super(false);
  }
}
