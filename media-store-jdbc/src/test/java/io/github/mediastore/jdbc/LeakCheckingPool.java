package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * A small pool that knows whether each connection came back, and came back as it was lent: in the
 * same autocommit mode and in no transaction.
 */
public final class LeakCheckingPool implements DataSource, AutoCloseable {

  private final DataSource source;
  private final int size;
  private final boolean autoCommit;
  private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();
  private final AtomicLong leases = new AtomicLong();
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

  public LeakCheckingPool(DataSource source, int size, boolean autoCommit) throws SQLException {
    this.source = source;
    this.size = size;
    this.autoCommit = autoCommit;
    for (int i = 0; i < size; i++) {
      idle.add(connect());
    }
  }

  /** Fails unless all connections are back and were in order. */
  public void assertNothingLeaked() {
    assertThat(faults).isEmpty();
    assertThat(idle).as("connections that came back").hasSize(size);
  }

  /** Returns how often a connection was lent. */
  long leases() {
    return leases.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      @Nullable Connection connection = idle.poll(20, TimeUnit.SECONDS);
      if (connection == null) {
        throw new SQLTransientConnectionException("No connection came back for 20 s", "08001");
      }
      return lend(connection.isValid(5) ? connection : connect());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while waiting for a connection", e);
    }
  }

  private Connection connect() throws SQLException {
    Connection connection = source.getConnection();
    connection.setAutoCommit(autoCommit);
    return connection;
  }

  private Connection lend(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback(); // The check of validity began a transaction.
    }
    leases.incrementAndGet();
    boolean[] closed = {false};
    return (Connection)
        Proxy.newProxyInstance(
            LeakCheckingPool.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                if (!closed[0]) {
                  closed[0] = true;
                  takeBack(connection);
                }
                return null;
              }
              if (closed[0]) {
                throw new SQLException("The connection was given back", "08003");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void takeBack(Connection connection) throws SQLException {
    if (!connection.isClosed()) {
      if (connection.getAutoCommit() != autoCommit) {
        faults.add("A connection came back with autocommit " + !autoCommit);
      }
      if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
        faults.add("A connection came back in a transaction");
        connection.rollback();
      }
      connection.setAutoCommit(autoCommit);
    }
    idle.add(connection);
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : idle) {
      connection.close();
    }
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("This wraps no " + type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
