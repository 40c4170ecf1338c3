package io.github.mediastore.examples.cli.database;

import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.HarmlessText;
import io.github.mediastore.examples.cli.terminal.Version;
import io.github.mediastore.jdbc.MediaSchema;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code media-store schema}: prints, creates or verifies the tables. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = "Prints the SQL of the tables, creates them, or verifies them.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done; with --create also if the tables were there, with --verify if they are in order",
      "1:with --verify, something is missing or different; it is listed",
      "2:the command was not understood",
      "3:the database cannot be used"
    },
    footerHeading = "%n",
    footer = {
      "--print needs no database: it is for Flyway, Liquibase or psql.",
      "",
      "Examples:",
      "  media-store schema --print > V1__media_store.sql",
      "  media-store schema --create --url jdbc:postgresql://localhost/shop --user shop",
      "  media-store schema --verify"
    })
public final class SchemaCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private Action action = new Action();

  @Mixin private ConnectionOptions options = new ConnectionOptions();

  SchemaCommand() {}

  /** What to do; exactly one. */
  private static final class Action {

    @Option(names = "--print", required = true, description = "Print the SQL.")
    private boolean print;

    @Option(
        names = "--create",
        required = true,
        description = "Create the tables, or upgrade them, unless they are there.")
    private boolean create;

    @Option(names = "--verify", required = true, description = "Say what is missing or different.")
    private boolean verify;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (action.print) {
      out.print(MediaSchema.of(options.tables()).sql());
      out.flush();
      return ExitStatus.DONE;
    }
    try (Database database = options.connect()) {
      MediaSchema schema = MediaSchema.of(database.tables());
      if (action.create) {
        create(schema, database, out);
      }
      return action.verify ? verify(schema, database, out) : ExitStatus.DONE;
    }
  }

  private static void create(MediaSchema schema, Database database, PrintWriter out) {
    int before = schema.version(database.dataSource());
    boolean changed = schema.create(database.dataSource());
    int after = schema.version(database.dataSource());
    if (!changed) {
      out.println("The tables were there already.");
    } else if (before == 0) {
      out.println("The tables were created.");
    } else {
      out.printf("The tables were upgraded from version %d to version %d.%n", before, after);
    }
  }

  private int verify(MediaSchema schema, Database database, PrintWriter out) {
    try {
      schema.verify(database.dataSource());
      out.println("The tables are as they should be.");
      return ExitStatus.DONE;
    } catch (IllegalStateException e) {
      spec.commandLine().getErr().println(HarmlessText.ofLines(String.valueOf(e.getMessage())));
      return ExitStatus.INCOMPLETE;
    }
  }
}
