package io.github.mediastore.jdbc;

import io.github.mediastore.jdbc.internal.objects.ObjectReader;
import io.github.mediastore.jdbc.internal.tables.WriteNotes;
import io.github.mediastore.jdbc.internal.transactions.Replica;
import org.jspecify.annotations.Nullable;

/**
 * What a host may set about a store on tables.
 *
 * @param tables where the tables are
 * @param chunkSize bytes in each chunk of what is written; what is read has its own
 * @param maxSpooledBytes most bytes of one upload that may wait in a temporary file
 * @param checksReads whether each full read is held to the stored digest
 * @param objects where large media are; null if all are in the tables
 * @param replica answers reads outside transactions; null if there is none
 * @param notes of what is written, for the replica
 */
record StoreSettings(
    MediaTables tables,
    int chunkSize,
    long maxSpooledBytes,
    boolean checksReads,
    @Nullable ObjectSettings objects,
    @Nullable Replica replica,
    WriteNotes notes) {

  /** Returns the same for a store that reads from the primary alone. */
  StoreSettings onPrimary() {
    return replica == null
        ? this
        : new StoreSettings(tables, chunkSize, maxSpooledBytes, checksReads, objects, null, notes);
  }

  ObjectReader objectReader() {
    return new ObjectReader(objects == null ? null : objects.store());
  }
}
