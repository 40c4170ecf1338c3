package io.github.mediastore.jdbc;

import java.sql.SQLException;

/** A store on one connection with autocommit on, with everything in objects. */
class StoreInObjectsOnAConnectionTest extends OneConnectionContract {

  StoreInObjectsOnAConnectionTest() throws SQLException {
    super(true, InObjects.builder(0), (store, staging) -> store);
  }
}
