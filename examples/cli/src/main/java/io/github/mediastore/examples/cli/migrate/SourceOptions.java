package io.github.mediastore.examples.cli.migrate;

import io.github.mediastore.jdbc.migration.FileMigrationBuilder;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The files of an import: by what their paths look like, or named by the host's own tables. */
final class SourceOptions {

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--files",
      paramLabel = "PATTERN=OWNERTYPE/SLOT",
      converter = FilesOption.Converter.class,
      description =
          "Files whose paths below ROOT look like this: {ownerId} stands for the owner's id, * for "
              + "any characters but a slash, ? for one. May be given several times.")
  private List<FilesOption> files = new ArrayList<>();

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<Query> queries = new ArrayList<>();

  /** Returns whether none were named. */
  boolean isEmpty() {
    return files.isEmpty() && queries.isEmpty();
  }

  /**
   * Adds them.
   *
   * @throws ParameterException if a pattern is none
   */
  void addTo(FileMigrationBuilder migration) {
    try {
      files.forEach(each -> migration.files(each.pattern(), each.ownerType(), each.slot()));
      queries.forEach(query -> query.addTo(migration));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Files that rows name, and where they belong. */
  private static final class Query {

    @Option(
        names = "--query",
        required = true,
        paramLabel = "SQL",
        description =
            "Files that rows name: the first column is the owner's id, the second a path below "
                + "ROOT, or a text[] of several. Needs --owner-type and --slot; all may be given "
                + "several times.")
    private String sql = "";

    @Option(
        names = "--owner-type",
        required = true,
        paramLabel = "OWNERTYPE",
        description = "What the owners of the query's rows are called.")
    private String ownerType = "";

    @Option(
        names = "--slot",
        required = true,
        paramLabel = "SLOT",
        description = "The slot that the query's files go to.")
    private String slot = "";

    @Option(
        names = "--strip-prefix",
        paramLabel = "TEXT",
        description = "Drop this from the start of the query's paths, such as /uploads/.")
    private String prefix = "";

    void addTo(FileMigrationBuilder migration) {
      migration.query(
          sql,
          ownerType,
          slot,
          path -> path.startsWith(prefix) ? path.substring(prefix.length()) : path);
    }
  }
}
