package io.github.mediastore.jdbc;

/**
 * What a host may set about a store on tables.
 *
 * @param tables where the tables are
 * @param chunkSize bytes in each chunk of what is written; what is read has its own
 * @param maxSpooledBytes most bytes of one upload that may wait in a temporary file
 * @param checksReads whether each full read is held to the stored digest
 */
record StoreSettings(
    MediaTables tables, int chunkSize, long maxSpooledBytes, boolean checksReads) {}
