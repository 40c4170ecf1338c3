package io.github.mediastore.jdbc.objects;

import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.internal.objects.installation.Installation;
import io.github.mediastore.jdbc.internal.objects.installation.Trust;
import io.github.mediastore.jdbc.internal.schema.TableNames;
import io.github.mediastore.jdbc.internal.transactions.AutonomousTransactions;
import io.github.mediastore.jdbc.internal.transactions.Connections;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.objects.ObjectStore;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Configures an {@link ObjectSweep}. Not safe for several threads at once. */
public final class ObjectSweepBuilder {

  private static final Duration LEAST_GRACE = Duration.ofDays(1);

  private final DataSource dataSource;
  private final String name;
  final ObjectStore objects;
  private MediaTables tables = MediaTables.DEFAULT;
  Duration grace = Duration.ofDays(30);
  Consumer<? super SweepEntry> listener = entry -> {};

  /** In nanoseconds; tests set it. */
  LongSupplier clock = System::nanoTime;

  ObjectSweepBuilder(DataSource dataSource, ObjectStore objects, String name) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    this.objects = Objects.requireNonNull(objects, "objects");
    this.name = ObjectInstallation.requireName(name);
  }

  /**
   * Sets how long an object stays after it was first seen without a reference. It must be longer
   * than a replica lags behind, a presigned address is valid, an upload takes from its first byte
   * to the commit of its row, and a backup may be restored after it was taken: a database that is
   * restored refers to what was removed since. 30 days unless set.
   *
   * @param grace at least a day
   * @return this builder
   * @throws IllegalArgumentException if it is less
   */
  public ObjectSweepBuilder grace(Duration grace) {
    if (grace.compareTo(LEAST_GRACE) < 0) {
      throw new IllegalArgumentException("The grace is at least a day, not " + grace);
    }
    this.grace = grace;
    return this;
  }

  /**
   * Sets where the tables are. Unless set: under their plain names, where the connection's search
   * path finds them.
   *
   * @param tables PostgreSQL schema and prefix
   * @return this builder
   */
  public ObjectSweepBuilder tables(MediaTables tables) {
    this.tables = Objects.requireNonNull(tables, "tables");
    return this;
  }

  /**
   * Sets who hears of each object.
   *
   * @param listener what it throws ends the run
   * @return this builder
   */
  public ObjectSweepBuilder listener(Consumer<? super SweepEntry> listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /** Makes the sweep, which does nothing yet. */
  public ObjectSweep build() {
    return new ObjectSweep(this);
  }

  UnaryOperator<String> names() {
    return new TableNames(tables.schema(), tables.prefix())::in;
  }

  Transactions transactions() {
    return new AutonomousTransactions(Connections.of(dataSource));
  }

  Installation installation() {
    return new Installation(names(), transactions(), objects, name, new Trust());
  }
}
