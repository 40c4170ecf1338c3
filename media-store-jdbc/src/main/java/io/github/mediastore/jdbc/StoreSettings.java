package io.github.mediastore.jdbc;

/**
 * What a host may set about a store on tables.
 *
 * @param tables where the tables are
 * @param chunkSize bytes in each chunk of what is written; what is read has its own
 * @param maxSpooledBytes most bytes of one upload that may wait in a temporary file
 */
record StoreSettings(MediaTables tables, int chunkSize, long maxSpooledBytes) {

  static final StoreSettings DEFAULT = new StoreSettings(MediaTables.DEFAULT, 512 << 10, 4L << 30);
}
