package io.github.mediastore.examples.parts.media;

import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.CompressionReceipt;
import org.springframework.web.multipart.MultipartFile;

/**
 * What came, what was made of it and what that saved, for the user to see.
 *
 * @param file the name of the file
 * @param format what it was, such as {@code JPEG}
 * @param sourceWidth of what came, upright
 * @param sourceHeight of what came, upright
 * @param bytesIn of what came
 * @param width of what is stored
 * @param height of what is stored
 * @param bytesOut of what is stored
 * @param quality of what is stored, 0 to 100
 * @param savedPercent of the bytes; negative if it grew
 * @param summary all of it in one line
 */
public record Receipt(
    String file,
    String format,
    int sourceWidth,
    int sourceHeight,
    long bytesIn,
    int width,
    int height,
    long bytesOut,
    int quality,
    double savedPercent,
    String summary) {

  /** Describes what became of a file. */
  public static Receipt of(MultipartFile file, CompressedImage image) {
    CompressionReceipt receipt = image.receipt();
    return new Receipt(
        RefusedUploadException.nameOf(file),
        receipt.format(),
        receipt.dimensionsIn().width(),
        receipt.dimensionsIn().height(),
        receipt.bytesIn(),
        image.width(),
        image.height(),
        receipt.bytesOut(),
        receipt.quality(),
        Math.round(10 * receipt.savedPercent()) / 10.0,
        receipt.toString());
  }
}
