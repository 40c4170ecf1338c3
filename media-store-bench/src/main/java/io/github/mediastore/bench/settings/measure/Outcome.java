package io.github.mediastore.bench.settings.measure;

import io.github.mediastore.Dimensions;
import io.github.mediastore.image.CompressionReceipt;

/**
 * What a setting makes of a picture.
 *
 * @param dimensions the size of the result
 * @param bytes how large its file is
 * @param quality the step of the ladder it stands on; 100 if lossless
 * @param lossless whether it is lossless
 * @param shrunk whether it had to be made smaller than the setting says to fit the limit
 * @param nearness how near it is to the picture that was encoded
 * @param millis median time of the whole compression
 */
public record Outcome(
    Dimensions dimensions,
    int bytes,
    int quality,
    boolean lossless,
    boolean shrunk,
    Nearness nearness,
    double millis) {

  static Outcome of(CompressionReceipt receipt, Nearness nearness, double millis) {
    Dimensions size = receipt.dimensionsOut();
    return new Outcome(
        size,
        Math.toIntExact(receipt.bytesOut()),
        receipt.quality(),
        receipt.lossless(),
        !size.equals(receipt.attempts().get(0).dimensions()),
        nearness,
        millis);
  }

  /** Returns the step that the report counts it under: a quality, or what became of it instead. */
  public String step() {
    if (lossless) {
      return "lossless";
    }
    return shrunk ? "smaller" : Integer.toString(quality);
  }
}
