package io.github.mediastore.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Lends connections that came back once more, as a host's pool does: to open one takes PostgreSQL
 * longer than most tests use it. Safe for use by many threads.
 */
public final class ReusedConnections extends AbstractDataSource
    implements ConnectionEventListener, AutoCloseable {

  private final PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
  private final Deque<PooledConnection> idle = new ConcurrentLinkedDeque<>();
  private final Set<Object> broken = ConcurrentHashMap.newKeySet();

  /**
   * Opens none yet.
   *
   * @param database where the connections lead
   */
  public ReusedConnections(PGSimpleDataSource database) {
    source.setUrl(database.getUrl());
    source.setUser(database.getUser());
  }

  @Override
  public Connection getConnection() throws SQLException {
    PooledConnection connection = idle.poll();
    if (connection == null) {
      connection = source.getPooledConnection();
      connection.addConnectionEventListener(this);
    }
    return connection.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void connectionClosed(ConnectionEvent event) {
    if (!broken.remove(event.getSource())) {
      idle.push((PooledConnection) event.getSource());
    }
  }

  @Override
  public void connectionErrorOccurred(ConnectionEvent event) {
    broken.add(event.getSource());
  }

  /** Closes those that are back. */
  @Override
  public void close() throws SQLException {
    for (PooledConnection connection : idle) {
      connection.close();
    }
  }
}
