package io.github.mediastore.image;

import io.github.mediastore.CodecUnavailableException;

/** Makes a compressor and prints why that failed. */
final class CreateCompressor {

  private CreateCompressor() {}

  public static void main(String[] arguments) {
    try {
      WebpImageCompressor.create();
      System.out.println("made");
    } catch (CodecUnavailableException e) {
      System.out.println("unavailable: " + e.getMessage());
    }
  }
}
