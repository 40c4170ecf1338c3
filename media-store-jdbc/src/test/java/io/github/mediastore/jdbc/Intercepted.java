package io.github.mediastore.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Data sources and connections of which a test sees, or changes, what is called. */
final class Intercepted {

  private Intercepted() {}

  /** Returns a data source each of whose connections is replaced by another. */
  static DataSource dataSource(DataSource source, UnaryOperator<Connection> connections) {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object result = call(source, method, arguments);
          return result instanceof Connection connection ? connections.apply(connection) : result;
        });
  }

  /** Returns a connection whose calls are answered by a test. */
  static Connection connection(Calls calls) {
    return proxy(Connection.class, calls);
  }

  /** Lets the call through. */
  static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, Calls calls) {
    return type.cast(
        Proxy.newProxyInstance(
            Intercepted.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> calls.answer(method, arguments)));
  }

  /** What a proxy does. */
  @FunctionalInterface
  interface Calls {
    Object answer(Method method, Object[] arguments) throws Throwable;
  }
}
