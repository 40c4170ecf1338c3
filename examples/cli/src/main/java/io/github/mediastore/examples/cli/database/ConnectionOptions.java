package io.github.mediastore.examples.cli.database;

import io.github.mediastore.examples.cli.terminal.Surroundings;
import io.github.mediastore.jdbc.JdbcMediaStoreBuilder;
import io.github.mediastore.jdbc.MediaTables;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * How to reach the database. A password is never taken from the command line, where everybody on
 * the machine could read it.
 */
public final class ConnectionOptions {

  private static final String URL = "MEDIA_STORE_URL";
  private static final String USER = "MEDIA_STORE_USER";
  private static final String PASSWORD = "MEDIA_STORE_PASSWORD";
  private static final String SCHEME = "jdbc:postgresql:";

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The database, jdbc:postgresql://HOST:PORT/NAME ($" + URL + ").")
  private @Nullable String url;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "The user ($" + USER + ", or as the URL or the system says).")
  private @Nullable String user;

  @Option(
      names = "--password",
      description = "Ask for the password instead of $" + PASSWORD + " or $PGPASSWORD.")
  private boolean askForPassword;

  @Mixin private TableOptions tables = new TableOptions();

  /**
   * Returns where the tables are.
   *
   * @throws ParameterException if that cannot be a name
   */
  MediaTables tables() {
    return tables.tables();
  }

  /**
   * Connects.
   *
   * @throws ParameterException if the options do not say to what
   */
  public Database connect() {
    return connect(store -> store);
  }

  /**
   * Connects, to a store with settings.
   *
   * @param settings sets what differs from the defaults
   * @throws ParameterException if the options do not say to what
   */
  public Database connect(UnaryOperator<JdbcMediaStoreBuilder> settings) {
    Surroundings surroundings = Surroundings.of(spec);
    String where = orVariable(url, surroundings, URL);
    if (where == null) {
      throw wrong("Which database? Name it with --url or $" + URL);
    }
    if (!where.startsWith(SCHEME)) {
      // Not repeated: it may hold a password.
      throw wrong("The URL of the database does not begin with " + SCHEME);
    }
    if (where.matches("(?s)" + SCHEME + "[^?]*@.*")) {
      // The driver takes them for a part of the host's name, and repeats that.
      throw wrong(
          "User and password do not go before the host: name the user with --user or $"
              + USER
              + ", and set $"
              + PASSWORD
              + ". An @ in the database's name is %40");
    }
    return Database.connect(
        where,
        orVariable(user, surroundings, USER),
        password(surroundings),
        tables.tables(),
        settings);
  }

  private @Nullable String password(Surroundings surroundings) {
    if (askForPassword) {
      if (!surroundings.canAsk()) {
        throw wrong("--password asks, and there is no terminal; set $" + PASSWORD);
      }
      return surroundings.askSecretly("Password: ");
    }
    return orVariable(surroundings.variable(PASSWORD), surroundings, "PGPASSWORD");
  }

  private static @Nullable String orVariable(
      @Nullable String value, Surroundings surroundings, String variable) {
    return value == null ? surroundings.variable(variable) : value;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
