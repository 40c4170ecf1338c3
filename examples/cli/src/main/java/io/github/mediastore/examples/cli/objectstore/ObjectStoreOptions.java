package io.github.mediastore.examples.cli.objectstore;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.examples.cli.database.ConnectionOptions;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.objectstore.Needed.Example;
import io.github.mediastore.examples.cli.terminal.AbortedException;
import io.github.mediastore.examples.cli.terminal.FileTrouble;
import io.github.mediastore.examples.cli.terminal.Surroundings;
import io.github.mediastore.jdbc.JdbcMediaStoreBuilder;
import io.github.mediastore.jdbc.objects.ObjectInstallation;
import io.github.mediastore.jdbc.objects.ObjectSweep;
import io.github.mediastore.jdbc.objects.ObjectSweepBuilder;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where the objects are, and what this installation is called; the same for every command. */
public final class ObjectStoreOptions {

  private static final String OBJECTS = "MEDIA_STORE_OBJECTS";
  private static final String INSTALLATION = "MEDIA_STORE_INSTALLATION";

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--objects",
      paramLabel = "WHERE",
      description =
          "Where media are whose bytes are objects: a folder or s3://BUCKET ($"
              + OBJECTS
              + "). The bucket's credentials are $AWS_ACCESS_KEY_ID, $AWS_SECRET_ACCESS_KEY and,"
              + " if they are temporary, $AWS_SESSION_TOKEN.")
  private @Nullable String objects;

  @Option(
      names = "--installation",
      paramLabel = "NAME",
      description =
          "What this installation is called, such as production; a copy of it must be called"
              + " something else ($"
              + INSTALLATION
              + ").")
  private @Nullable String installation;

  @Mixin private BucketOptions bucket = new BucketOptions();

  private @Nullable NamedObjectStore opened;

  /** Returns whether it was said where the objects are. */
  public boolean areGiven() {
    return where() != null;
  }

  /** Returns whether the installation was named. */
  public boolean haveInstallation() {
    return installationOrNull() != null;
  }

  /** Returns what the object store is called in messages. */
  public String name() {
    return required().where();
  }

  /**
   * Connects to a database whose store reads objects, if it was said where they are, and writes
   * none. What is wrong with the options is said first.
   *
   * @throws ParameterException if the options do not say to what
   */
  public Database connect(ConnectionOptions connection) {
    return connect(connection, LargeMedia.NONE);
  }

  /**
   * Connects to a database whose store makes objects of large media.
   *
   * @throws ParameterException if the options do not say to what, or not where objects go
   */
  public Database connect(ConnectionOptions connection, LargeMedia large) {
    boolean writes = !large.equals(LargeMedia.NONE);
    ObjectStore store =
        writes || areGiven() ? required().store() : new UnnamedObjectStore(this::unnamed);
    @Nullable String name = writes ? installation() : installationOrNull();
    return connection.connect(
        builder -> {
          JdbcMediaStoreBuilder media = large.addTo(builder, store);
          return name == null ? media : media.installation(name);
        });
  }

  /**
   * Makes sure that the object store answers.
   *
   * @throws AbortedException if it does not
   */
  public void requireAnswer(Database database) {
    hasAny(
        database.one(
            "SELECT id::text FROM " + database.table("media_store"),
            row -> row.getString(1) + "/"));
  }

  private boolean hasAny(String prefix) {
    try {
      return !required().store().list(prefix, "", 1).isEmpty();
    } catch (IOException e) {
      throw AbortedException.trouble(
          "%s cannot be used: %s".formatted(name(), FileTrouble.reason(e)));
    }
  }

  /**
   * Makes sure, before a command does any of its work, that it can read the objects it needs.
   *
   * @throws ParameterException if there are any and it was not said where
   * @throws AbortedException if the object store does not answer, or is another one
   */
  public void requireReadable(Database database, Needed needed) {
    for (Example example : needed.examples(database)) {
      if (!areGiven()) {
        throw unnamed(example.key() + " of " + example.slot());
      }
      // The marker of the installation counts too: where that is, what is missing was lost.
      if (!hasAny(example.prefix())) {
        throw AbortedException.trouble(
            "%s has no object of this database, such as %s of %s: it is another one, or was emptied"
                .formatted(name(), example.key(), example.slot()));
      }
    }
  }

  /**
   * Makes sure, before a command does any of its work, that this database may write objects.
   *
   * @throws AbortedException if it may not
   * @throws MediaStorageException if the object store does not answer
   */
  public void requireWritable(Database database) {
    ObjectInstallation asked = installation(database);
    if (!asked.mayWrite()) {
      throw AbortedException.trouble(
          "This database may not write objects to %s: %s. If it is to: media-store objects adopt"
                  .formatted(name(), asked.obstacle().orElse("it does not own them"))
              + " --help says how");
    }
  }

  /** Returns a builder of sweeps of the store in a database. */
  public ObjectSweepBuilder sweep(Database database) {
    try {
      return ObjectSweep.builder(database.dataSource(), required().store(), installation())
          .tables(database.tables());
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the installation of a database. */
  public ObjectInstallation installation(Database database) {
    try {
      return ObjectInstallation.of(
          database.dataSource(), database.tables(), required().store(), installation());
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Makes sure that what was said makes sense, if anything was.
   *
   * @throws ParameterException if it does not
   */
  public void check() {
    if (areGiven()) {
      required();
    }
  }

  /**
   * Makes sure that both are named.
   *
   * @throws ParameterException if one is not
   */
  public void require() {
    required();
    installation();
  }

  private String installation() {
    return Optional.ofNullable(installationOrNull())
        .orElseThrow(
            () ->
                wrong(
                    "Which installation is this? Name it with --installation or $" + INSTALLATION));
  }

  private @Nullable String installationOrNull() {
    return orVariable(installation, INSTALLATION);
  }

  private @Nullable String where() {
    return orVariable(objects, OBJECTS);
  }

  /** The same one each time, as staged content wants it. */
  private NamedObjectStore required() {
    NamedObjectStore known = opened;
    if (known == null) {
      known = open();
      opened = known;
    }
    return known;
  }

  private NamedObjectStore open() {
    @Nullable String where = where();
    if (where == null) {
      throw wrong("Where are the objects? Name it with --objects or $" + OBJECTS);
    }
    if (BucketOptions.isAddress(where)) {
      return new NamedObjectStore(bucket.bucket(where, spec), "The object store " + where);
    }
    bucket.requireNone(spec);
    if (!Files.isDirectory(Path.of(where))) {
      // A new folder would look like an object store that has lost everything.
      throw wrong("There is no folder '" + where + "'");
    }
    try {
      return new NamedObjectStore(
          new FileObjectStore(Path.of(where)), "The folder of objects '" + where + "'");
    } catch (IOException e) {
      throw AbortedException.trouble(
          "The folder '" + where + "' cannot be used: " + FileTrouble.reason(e));
    }
  }

  private ParameterException unnamed(String object) {
    return wrong(
        "The bytes of some media are objects outside the database, such as %s, and where they are"
                .formatted(object)
            + " was not said: name the folder or bucket with --objects or $"
            + OBJECTS);
  }

  private @Nullable String orVariable(@Nullable String value, String variable) {
    return value == null ? Surroundings.of(spec).variable(variable) : value;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
