package io.github.mediastore.internal.jpeg;

import java.util.HexFormat;

/**
 * The typical Huffman codes of ITU-T T.81, K.3. Frames of Motion JPEG leave their tables out and
 * mean these.
 */
final class StandardHuffmanCodes {

  static final HuffmanCode DC_LUMINANCE =
      parse("00010501010101010100000000000000 000102030405060708090a0b");

  static final HuffmanCode DC_CHROMINANCE =
      parse("00030101010101010101010000000000 000102030405060708090a0b");

  static final HuffmanCode AC_LUMINANCE =
      parse(
          """
          0002010303020403050504040000017d 0102030004110512213141061351610722711432
          8191a1082342b1c11552d1f02433627282090a161718191a25262728292a343536373839
          3a434445464748494a535455565758595a636465666768696a737475767778797a838485
          868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5
          c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa
          """);

  static final HuffmanCode AC_CHROMINANCE =
      parse(
          """
          00020102040403040705040400010277 0001020311040521310612415107617113223281
          08144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a35363738
          393a434445464748494a535455565758595a636465666768696a737475767778797a8283
          8485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3
          c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa
          """);

  private StandardHuffmanCodes() {}

  private static HuffmanCode parse(String text) {
    byte[] bytes = HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    int[] counts = new int[17];
    for (int length = 1; length <= 16; length++) {
      counts[length] = bytes[length - 1];
    }
    int[] symbols = new int[bytes.length - 16];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = bytes[16 + i] & 0xFF;
    }
    return new HuffmanCode(counts, symbols);
  }
}
