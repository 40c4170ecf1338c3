package io.github.mediastore.jdbc;

import java.sql.SQLException;

/** A store on one connection with autocommit on. */
class StoreOnAConnectionWithAutocommitTest extends OneConnectionContract {

  StoreOnAConnectionWithAutocommitTest() throws SQLException {
    super(true);
  }
}
