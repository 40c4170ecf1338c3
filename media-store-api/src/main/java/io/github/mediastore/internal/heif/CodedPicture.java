package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.FrameFormat.Chroma;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A picture that is coded as one, or as a grid: its colours, and perhaps its transparency.
 *
 * @param colors the colours
 * @param alpha the transparency, or null
 * @param alphaMeaning what the file says of the samples of the transparency
 * @param premultiplied whether the colours are multiplied by the transparency already
 * @param said what the file says of the samples of the colours, or null
 */
record CodedPicture(
    Layer colors,
    @Nullable Layer alpha,
    ImageColors alphaMeaning,
    boolean premultiplied,
    @Nullable CodePoints said)
    implements PictureSource {

  @Override
  public int width() {
    return colors.width();
  }

  @Override
  public int height() {
    return colors.height();
  }

  @Override
  public Optional<CodePoints> meaning() {
    return Optional.ofNullable(said);
  }

  @Override
  public boolean isGrey() {
    return colors.chroma() == Chroma.NONE;
  }

  @Override
  public boolean hasAlpha() {
    return alpha != null;
  }

  /** All tiles, with what is cut off later; the transparency may be larger than the colours. */
  @Override
  public long codedWidth() {
    return alpha == null ? colors.codedWidth() : Math.max(colors.codedWidth(), alpha.codedWidth());
  }

  @Override
  public long codedHeight() {
    return alpha == null
        ? colors.codedHeight()
        : Math.max(colors.codedHeight(), alpha.codedHeight());
  }

  @Override
  public long memory() {
    long opacities = alpha == null ? 0 : (long) alpha.width() * alpha.height() + alpha.memory();
    return opacities + colors.memory();
  }
}
