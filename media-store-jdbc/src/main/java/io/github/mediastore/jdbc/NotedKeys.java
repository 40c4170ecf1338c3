package io.github.mediastore.jdbc;

import io.github.mediastore.jdbc.internal.objects.direct.UploadTable;
import io.github.mediastore.jdbc.internal.objects.installation.Installation;
import io.github.mediastore.jdbc.internal.tables.NewObjectKeys;
import io.github.mediastore.jdbc.internal.transactions.AutonomousTransactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.objects.ObjectStore;
import java.util.UUID;

/** Notes the keys of new objects where no transaction of the host's can undo it. */
final class NotedKeys {

  private final StoreSettings settings;
  private final ObjectStore store;
  private final Transactions own;
  private final NewObjectKeys keys;
  private final Installation installation;

  NotedKeys(StoreSettings settings, ObjectSettings objects, Transactions transactions) {
    this.settings = settings;
    this.store = objects.store();
    this.own =
        objects.keys() == null
            ? transactions.apart()
            : new AutonomousTransactions(HostConnections.of(objects.keys()));
    this.keys = new NewObjectKeys(settings.tables()::in, own);
    this.installation =
        new Installation(
            settings.tables()::in, own, store, objects.installation(), objects.trust());
  }

  /**
   * Notes a random key.
   *
   * @throws UnstagedContentException if a transaction of the host's is under way
   * @throws io.github.mediastore.MediaStorageException if this database may not write objects
   */
  String note() {
    return ofWritable(requireWritable(), keys.note());
  }

  /**
   * Notes a key of this name.
   *
   * @throws UnstagedContentException if a transaction of the host's is under way
   * @throws io.github.mediastore.MediaStorageException if this database may not write objects
   */
  String note(String name) {
    return ofWritable(requireWritable(), keys.note(name));
  }

  /**
   * Makes sure that objects may be written, as each {@link #note} does.
   *
   * @throws UnstagedContentException if a transaction of the host's is under way
   * @throws io.github.mediastore.MediaStorageException if they may not; the message says why
   */
  void requireUsable() {
    requireWritable();
    keys.requireRolledOut();
  }

  private UUID requireWritable() {
    if (own.isHostsUnderWay()) {
      throw new UnstagedContentException();
    }
    return installation.requireWritable();
  }

  /** Asks again where the connection has found other tables than those that were asked about. */
  private String ofWritable(UUID store, String key) {
    if (!key.startsWith(store + "/")) {
      installation.requireWritableAnew();
    }
    return key;
  }

  /** Returns where the objects are. */
  ObjectStore store() {
    return store;
  }

  /** Returns the rows of uploads that clients send themselves. */
  UploadTable uploads() {
    return new UploadTable(settings.tables()::in, own);
  }
}
