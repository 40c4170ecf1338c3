package io.github.mediastore.jdbc;

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
    return Intercepted.dataSource(source, this::noting);
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
    return Intercepted.connection(
        (method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            note((String) arguments[0]);
          }
          return Intercepted.call(connection, method, arguments);
        });
  }

  private void note(String sql) {
    if (awaited != null && sql.contains(awaited)) {
      awaited = null;
      action.run();
    }
    statements.add(sql);
  }
}
