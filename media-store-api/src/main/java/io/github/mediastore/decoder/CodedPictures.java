package io.github.mediastore.decoder;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * Pictures of one format, each coded for itself: the only one of a file, or the tiles of one.
 *
 * @param codec how they are coded
 * @param format what each of them is once it is decoded
 * @param pictures their bytes: of HEVC a byte stream (ITU-T H.265, annex B) of one picture with its
 *     parameter sets; of AV1 one temporal unit (AV1 specification, section 7.5) with its sequence
 *     header. To be read only, by one at a time
 */
public record CodedPictures(
    PictureCodec codec, FrameFormat format, List<List<ByteBuffer>> pictures) {

  /**
   * Checks that there is one.
   *
   * @throws IllegalArgumentException if there is none
   */
  public CodedPictures {
    Objects.requireNonNull(codec, "codec");
    Objects.requireNonNull(format, "format");
    pictures = List.copyOf(pictures);
    if (pictures.isEmpty()) {
      throw new IllegalArgumentException("There is no picture to decode");
    }
  }

  /** Returns how many bytes the samples of all of them take. */
  public long bytesDecoded() {
    return format.bytes() * pictures.size();
  }
}
