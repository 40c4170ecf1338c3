package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.Picture.Colour;
import io.github.mediastore.internal.tiff.PictureModel.Opacity;
import io.github.mediastore.internal.tiff.PictureModel.Subsampling;
import io.github.mediastore.internal.tiff.directory.Photometric;
import io.github.mediastore.internal.tiff.directory.TiffDirectory;
import io.github.mediastore.internal.tiff.directory.TiffPage;
import io.github.mediastore.internal.tiff.directory.TiffPage.ExtraAlpha;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what the samples of a page mean (TIFF 6.0, sections 4 to 6, 16, 18, 20 to 23). */
final class PictureModelReader {

  private final TiffDirectory directory;
  private final TiffLayout layout;
  private final int bits;

  PictureModelReader(TiffDirectory directory, TiffLayout layout) {
    this.directory = directory;
    this.layout = layout;
    this.bits = layout.bits();
  }

  /**
   * Reads the tags that give samples a meaning.
   *
   * @throws DecodeException if they contradict each other, or mean what is not read here
   */
  PictureModel read() throws IOException {
    return switch ((int) layout.photometric()) {
      case Photometric.WHITE_IS_ZERO -> grey(Levels.descending(bits));
      case Photometric.BLACK_IS_ZERO -> grey(Levels.ascending(bits));
      case Photometric.RGB -> model(Colour.RGB, same(3, Channel.NONE), null);
      case Photometric.PALETTE -> palette();
      case Photometric.SEPARATED -> inks();
      case Photometric.YCBCR -> luminanceAndChrominance();
      case Photometric.CIE_LAB, Photometric.ICC_LAB, Photometric.ITU_LAB -> lab();
      case Photometric.TRANSPARENCY_MASK -> throw uncovered("a transparency mask");
      case Photometric.LOG_L, Photometric.LOG_LUV -> throw uncovered("SGILog colours");
      default -> throw uncovered("colours of kind " + layout.photometric());
    };
  }

  private static DecodeException uncovered(String what) {
    return DecodeException.uncovered("TIFF with " + what + " is not read");
  }

  private PictureModel grey(byte[] levels) throws IOException {
    return model(Colour.GREY, List.of(new Channel(0, levels, Channel.NONE)), null);
  }

  private List<Channel> same(int count, byte blank) {
    List<Channel> channels = new ArrayList<>();
    for (int sample = 0; sample < count; sample++) {
      channels.add(new Channel(sample, Levels.ascending(bits), blank));
    }
    return channels;
  }

  private PictureModel palette() throws IOException {
    ColorMap map = ColorMap.read(directory, bits);
    List<Channel> channels = new ArrayList<>();
    int colors = map.isGrey() ? 1 : 3;
    for (int color = 0; color < colors; color++) {
      channels.add(new Channel(0, map.levels(color), Channel.NONE));
    }
    return model(map.isGrey() ? Colour.GREY : Colour.RGB, channels, null);
  }

  private PictureModel inks() throws IOException {
    Inks.requireProcessInks(directory, layout);
    List<Channel> channels = same(3, Channel.NONE);
    channels.add(new Channel(3, Levels.ascending(bits), Channel.FULL));
    return model(Colour.CMYK, channels, null);
  }

  private PictureModel lab() throws IOException {
    List<Channel> channels = new ArrayList<>();
    for (int sample = 0; sample < 3; sample++) {
      byte[] levels = Levels.ofLab((int) layout.photometric(), sample, bits);
      channels.add(new Channel(sample, levels, sample == 0 ? Channel.NONE : Channel.MIDDLE));
    }
    return model(Colour.LAB, channels, null);
  }

  private PictureModel luminanceAndChrominance() throws IOException {
    List<Channel> channels = new ArrayList<>(same(1, Channel.NONE));
    for (int sample = 1; sample < 3; sample++) {
      channels.add(new Channel(sample, Levels.ascending(bits), Channel.MIDDLE));
    }
    Chrominance chrominance = Chrominance.read(directory, layout);
    boolean subsampled = !chrominance.subsampling().equals(Subsampling.NONE);
    if (subsampled && layout.samples() != 3) {
      throw uncovered("more than subsampled YCbCr in a pixel");
    }
    return model(Colour.YCBCR, channels, chrominance);
  }

  /** Adds the opacity. What else is beyond the colour is left alone. */
  private PictureModel model(
      Colour colour, List<Channel> channels, @Nullable Chrominance chrominance) throws IOException {
    int colors = 1 + channels.get(channels.size() - 1).sample();
    if (layout.samples() < colors) {
      throw DecodeException.corrupt(
          layout.samples() + " samples a pixel are too few for " + colour);
    }
    ExtraAlpha alpha = TiffPage.alpha(directory);
    int sample = colors + alpha.index();
    if (!alpha.isPresent() || sample >= layout.samples()) {
      return new PictureModel(colour, channels, Opacity.NONE, chrominance);
    }
    List<Channel> all = new ArrayList<>(channels);
    all.add(new Channel(sample, Levels.ascending(bits), Channel.NONE));
    return new PictureModel(
        colour, all, alpha.associated() ? Opacity.ASSOCIATED : Opacity.UNASSOCIATED, chrominance);
  }
}
