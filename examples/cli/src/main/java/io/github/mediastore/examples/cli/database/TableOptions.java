package io.github.mediastore.examples.cli.database;

import io.github.mediastore.jdbc.MediaTables;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where in the database the tables are. */
public final class TableOptions {

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      description = "The PostgreSQL schema of the tables (what the search path finds).")
  private String schema = "";

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description = "What the names of the tables begin with (nothing).")
  private String prefix = "";

  /**
   * Returns what was named.
   *
   * @throws ParameterException if that cannot be a name
   */
  public MediaTables tables() {
    try {
      return new MediaTables(schema, prefix);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
