package io.github.mediastore.jdbc;

import java.sql.SQLException;

/** A store in one transaction, with everything staged as objects before. */
class StoreInObjectsInATransactionTest extends OneConnectionContract {

  StoreInObjectsInATransactionTest() throws SQLException {
    super(false, InObjects.builder(0), InObjects::staging);
  }
}
