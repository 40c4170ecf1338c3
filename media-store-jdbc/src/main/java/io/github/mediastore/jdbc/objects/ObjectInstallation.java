package io.github.mediastore.jdbc.objects;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.internal.objects.installation.Installation;
import io.github.mediastore.jdbc.internal.objects.installation.Standing;
import io.github.mediastore.jdbc.internal.objects.installation.Trust;
import io.github.mediastore.jdbc.internal.schema.TableNames;
import io.github.mediastore.jdbc.internal.transactions.AutonomousTransactions;
import io.github.mediastore.jdbc.internal.transactions.Connections;
import io.github.mediastore.objects.ObjectStore;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Which copy of a database the objects in an object store belong to. A dump that was restored, a
 * database made from a template, a copy of the server's disk: each refers to the same objects, and
 * if each deleted what it does not need, others would lose what they do. So one of them owns the
 * objects; the others read them. Safe for use by several threads.
 */
public final class ObjectInstallation {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,64}");

  private final Installation installation;

  private ObjectInstallation(Installation installation) {
    this.installation = installation;
  }

  /**
   * Describes the installation of a database.
   *
   * @param dataSource gives connections that are in no transaction
   * @param tables where the tables are
   * @param objects where the objects are
   * @param name what the host's configuration calls it, as for {@link ObjectSweep#builder}
   * @return the installation
   * @throws IllegalArgumentException if that is no name
   */
  public static ObjectInstallation of(
      DataSource dataSource, MediaTables tables, ObjectStore objects, String name) {
    return new ObjectInstallation(
        new Installation(
            new TableNames(tables.schema(), tables.prefix())::in,
            new AutonomousTransactions(Connections.of(dataSource)),
            objects,
            requireName(name),
            new Trust()));
  }

  static String requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The name of an installation has 1 to 64 of a-z A-Z 0-9 - _ . and is not '%s'"
              .formatted(name));
    }
    return name;
  }

  /**
   * Returns why this database may not delete objects.
   *
   * @return the reason; empty if it may, or will be the first to write any
   * @throws MediaStorageException if the database or the object store cannot be asked
   */
  public Optional<String> obstacle() {
    Standing standing = installation.standing();
    return standing.mayDelete() || standing == Standing.UNCLAIMED
        ? Optional.empty()
        : Optional.of(standing.why());
  }

  /**
   * Returns whether this database may write objects.
   *
   * @throws MediaStorageException if the database or the object store cannot be asked
   */
  public boolean mayWrite() {
    Standing standing = installation.standing();
    return standing.mayWrite() || standing == Standing.UNCLAIMED;
  }

  /**
   * Makes this database the owner of the objects: after a failover, an upgrade, a restore in the
   * place of a database that is lost. <b>Whichever had them before must never be used again:</b> it
   * may neither write nor delete objects from now on, and loses what this one deletes. The grace of
   * each object begins again.
   *
   * <p>Nodes that are running believe what they found for up to a minute.
   *
   * @throws MediaStorageException if the database or the object store cannot be used; it may be
   *     repeated
   */
  public void takeOver() {
    installation.takeOver();
  }

  /**
   * Makes this database a store of its own, for a copy that is to live beside the original, such as
   * for tests. It gets a new identity, with which the keys of its own objects begin. It still reads
   * the old objects as long as the original keeps them, and never deletes them.
   *
   * @throws MediaStorageException if the database or the object store cannot be used; it may be
   *     repeated
   */
  public void separate() {
    installation.separate();
  }
}
