package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * The look-up tables that a sequential scan needs for one AC code.
 *
 * @param symbols looks up any symbol
 * @param pairs looks up one or two symbols that a scale needs
 * @param skips passes over symbols that it does not need
 */
record AcTables(HuffmanTable symbols, SymbolPairTable pairs, SkipTable skips) {

  static AcTables of(HuffmanCode code) throws DecodeException {
    HuffmanTable symbols = HuffmanTable.sequentialAc(code);
    return new AcTables(symbols, new SymbolPairTable(symbols), new SkipTable(symbols));
  }
}
