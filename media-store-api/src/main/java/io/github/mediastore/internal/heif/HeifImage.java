package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.PictureCodec;
import io.github.mediastore.internal.color.CodePointProfile;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a HEIC or AVIF file says of its picture: a claim, until it is decoded. Immutable. */
public final class HeifImage {

  private final ImageFormat format;
  private final PictureSource source;
  private final Placement placement;
  private final byte @Nullable [] profile;
  private final boolean sequence;

  HeifImage(
      ImageFormat format,
      PictureSource source,
      Placement placement,
      byte @Nullable [] profile,
      boolean sequence) {
    this.format = format;
    this.source = source;
    this.placement = placement;
    this.profile = profile;
    this.sequence = sequence;
  }

  /**
   * Reads what stands before the coded data.
   *
   * @param upload the upload, pulled as far as it takes
   * @param sniffed what its first box says: HEIC, HEIF or AVIF
   * @throws io.github.mediastore.internal.format.HeaderException if it is damaged, or of a kind
   *     that is not read
   * @throws IOException if the upload's stream fails
   */
  public static HeifImage read(UploadBuffer upload, ImageFormat sniffed) throws IOException {
    return new HeifImageReader(upload, sniffed).read();
  }

  /** Returns HEIC or AVIF, by the codec. */
  public ImageFormat format() {
    return format;
  }

  /** Returns what is needed to decode it. */
  public PictureCodec codec() {
    return source.colors().codec();
  }

  /** Returns the pixels in a row of the picture as it is shown before it is turned. */
  public int width() {
    return placement.width();
  }

  /** Returns the rows of the picture as it is shown before it is turned. */
  public int height() {
    return placement.height();
  }

  /** Returns how it is to be turned, as EXIF counts, 1 to 8. */
  public int orientation() {
    return placement.orientation();
  }

  /** Returns the pixels in a row of what is decoded: all tiles, with what is cut off later. */
  public long codedWidth() {
    return source.codedWidth();
  }

  /** Returns the rows of what is decoded. */
  public long codedHeight() {
    return source.codedHeight();
  }

  /** Returns whether there is transparency. */
  public boolean hasAlpha() {
    return source.hasAlpha();
  }

  /** Returns whether there is nothing but grey. */
  public boolean isGrey() {
    return source.isGrey();
  }

  /** Returns the bits of a sample. */
  public int bitDepth() {
    return source.colors().bitDepth();
  }

  /**
   * Returns the colour profile: the embedded one, or one that says the same as the code points of
   * the file; empty for sRGB.
   */
  public Optional<byte[]> profile() {
    return Optional.ofNullable(profile);
  }

  /**
   * Returns a colour profile that says what the coded picture says of itself; empty for sRGB, for a
   * file that says it before, and for one that is damaged, which shows when it is decoded.
   *
   * @param upload all of the file
   */
  public Optional<byte[]> profileOfCodedPicture(UploadBuffer upload) {
    if (meaning().isPresent() || profile != null) {
      return Optional.empty();
    }
    try {
      BoxReader reader = new BoxReader(upload, format, 0, upload.size());
      CodePoints said = new CodedItems(reader, new byte[0]).format(source.colors()).meaning();
      return Optional.ofNullable(CodePointProfile.of(said.primaries(), said.transfer()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns whether there is a sequence of pictures too. */
  public boolean isSequence() {
    return sequence;
  }

  /**
   * Returns how many bytes decoding takes at most, beside the file and what the rows are resampled
   * to.
   */
  public long memory() {
    return source.memory();
  }

  PictureSource source() {
    return source;
  }

  Placement placement() {
    return placement;
  }

  /** Returns what the file says of its samples beside the coded pictures; empty if nothing. */
  Optional<CodePoints> meaning() {
    return source.meaning();
  }
}
