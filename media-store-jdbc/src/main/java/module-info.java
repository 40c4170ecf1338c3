/**
 * Stores on PostgreSQL, and the migration of files into them. PostgreSQL's driver and the pool are
 * the host's.
 */
module io.github.mediastore.jdbc {
  requires transitive io.github.mediastore;
  requires transitive java.sql;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports io.github.mediastore.jdbc;
  exports io.github.mediastore.jdbc.migration;
  exports io.github.mediastore.jdbc.migration.report;
  exports io.github.mediastore.jdbc.objects;
  exports io.github.mediastore.jdbc.renditions;
}
