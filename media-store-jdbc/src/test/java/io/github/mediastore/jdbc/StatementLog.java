package io.github.mediastore.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Notes each statement that is prepared, and can have something happen just before one of them. */
final class StatementLog {

  private final DataSource source;
  private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
  private @Nullable String awaited;
  private Runnable action = () -> {};

  StatementLog(DataSource source) {
    this.source = source;
  }

  /** Returns connections whose statements are noted. */
  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object result = call(source, method, arguments);
          return result instanceof Connection connection ? noting(connection) : result;
        });
  }

  /** Returns the statements since the last call. */
  List<String> take() {
    List<String> taken = List.copyOf(statements);
    statements.clear();
    return taken;
  }

  /** Runs an action once, before the next statement that contains a text. */
  void before(String text, Runnable run) {
    awaited = text;
    action = run;
  }

  private Connection noting(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            note((String) arguments[0]);
          }
          return call(connection, method, arguments);
        });
  }

  private void note(String sql) {
    if (awaited != null && sql.contains(awaited)) {
      awaited = null;
      action.run();
    }
    statements.add(sql);
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, Calls calls) {
    return type.cast(
        Proxy.newProxyInstance(
            StatementLog.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> calls.answer(method, arguments)));
  }

  /** What a proxy does. */
  private interface Calls {
    Object answer(Method method, Object[] arguments) throws Throwable;
  }
}
