package io.github.mediastore.internal.tiff.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunCodesTest {

  private static final int COLUMNS = 5184;

  /**
   * Written by libtiff 4.7.1 as Compression 2: for each run length n, n white pixels, n black ones,
   * and the rest white.
   */
  private static final String EACH_RUN =
      """
      AfAf2agdAPgPmYB8B8B9LIgHwH1stgPgPrLDAfAfJeIB8B9V8YD4D6mAmKA+A+FgoIA+A+CgOEAf
      AfLQQFAfAfKwIDgPgPlIDBAHwHxc0BwHwHxU1DAD4D4mqBcB8B8brBgB8B8DTgQA+A+YGBnAfAfJ
      gBAaAHwH1AAuGwB8B8GABg3AfAfEAAgKAHwH04BQBcB8B+pWBgB8B/QmGUA+A+QASBlgPgPnMBmA
      PgPzAgzQHwH+AwaAHwH7GgaQHwH3GwagHwHzUBIGsB8B4zATDSAfAeSwFA0wHwHlsBUNQB8B5ZAW
      DVAfAeJQFw1gHwHlUCgNcB8B5TApBsAfAeCwKgbQHwHgUCsNoB8B4tAsDbAfAeKwLQVAHwHikAQF
      UB8B4XAFBWAfAeFQCgVwHwHhMAsGQB8B4bBSBlAfAeAwUwUgHwHjAFQFMB8B4mBVAkAfAeUAJANw
      HwHgYCUDgB8B4QBYAnAfAeTgWQKAHwHqgFoFgB8B7QBbBZAfAeIASgKwHwHjgEsCwB8B6YAyBaAf
      Ae4zBmAfAes0BnAfAefZqB4bgPgPGoCRqGQG4D4DhqBc1DJDcB8BY1BuagthuA+Aoag2NQMw3AfA
      SNQ3NQNA3AfAYahkNQNQ3AfTZqBlNQNgbgPpo1BoNQNobgPpg1BnNQJQbgPto1BmGoEsNwH2wahm
      moEwNwH2sahpGoE0NwH2oahpmoHINwH2kahqGoHMNwH2YahqmoHQNwH2g1BrGoHUNwH2Q1BrmoHY
      NwHzY1BsGoHcNwH1zUBsmoFINwH9moBtGoFMNwHjUG2agVA3AcNQTBqBVDcBY1BMmoFoNwFDUE0a
      gWw3ASNQYNQMgbgMNU2agZQ3TZqAAQagIDdNGoABhqAwN0wagAGmoDQ3bRqAASNQEg3bBqABM1AT
      DdrGoAFDUBQN2oagAVNQFQ3aRqABY1AWDdmGoAFzUBcN2g1AAcNQHA3ZDUAB01AdDc2NQAHjUB4N
      1zUB81AfDfZq\
      """;

  @Test
  void areThoseOfLibtiff() throws DecodeException {
    int[] runs =
        IntStream.concat(IntStream.range(0, 64), IntStream.rangeClosed(1, 40).map(i -> 64 * i))
            .toArray();
    byte[] segment = Base64.getMimeDecoder().decode(EACH_RUN);
    Bitmaps.Codec codec = new Bitmaps.Codec(CcittScheme.MODIFIED_HUFFMAN, COLUMNS, runs.length);

    boolean[][] expected = new boolean[runs.length][COLUMNS];
    for (int i = 0; i < runs.length; i++) {
      for (int x = runs[i]; x < 2 * runs[i]; x++) {
        expected[i][x] = true;
      }
    }
    assertThat(codec.read(segment)).isEqualTo(expected);
  }
}
