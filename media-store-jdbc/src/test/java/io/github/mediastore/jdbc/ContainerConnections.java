package io.github.mediastore.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Connections as a JTA container lends them within its transaction: the container begins and ends
 * it, and the connection refuses whoever tries (Jakarta Transactions 2.0, section 3.4.7). Closing
 * one only gives it back.
 */
record ContainerConnections(Connection ofTransaction) implements ConnectionSource {

  private static final Set<String> REFUSED =
      Set.of(
          "setAutoCommit",
          "commit",
          "rollback",
          "setSavepoint",
          "releaseSavepoint",
          "setReadOnly",
          "setTransactionIsolation",
          "abort");

  @Override
  public Connection open() {
    return (Connection)
        Proxy.newProxyInstance(
            ContainerConnections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (REFUSED.contains(method.getName())) {
                throw new SQLException(method.getName() + " is the container's to call");
              }
              try {
                return method.getName().equals("close")
                    ? null
                    : method.invoke(ofTransaction, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public void close(Connection connection) throws SQLException {
    connection.close();
  }
}
