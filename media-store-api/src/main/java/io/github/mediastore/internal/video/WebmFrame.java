package io.github.mediastore.internal.video;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The frame of a track of pictures (RFC 9559, section 5.1.4.1.28). */
final class WebmFrame {

  private static final int DISPLAY_IN_PIXELS = 0;
  private static final int DISPLAY_IS_ASPECT_RATIO = 3;

  private final EbmlElements elements;
  private long width;
  private long height;
  private long croppedAcross;
  private long croppedDown;
  private long displayWidth;
  private long displayHeight;
  private long displayUnit = DISPLAY_IN_PIXELS;
  private long primaries = FrameColors.UNSPECIFIED.primaries();
  private long transfer = FrameColors.UNSPECIFIED.transfer();

  WebmFrame(EbmlElements elements) {
    this.elements = elements;
  }

  boolean visit(long id, long end) throws IOException {
    switch ((int) id) {
      case 0xB0 -> width = elements.unsigned(end);
      case 0xBA -> height = elements.unsigned(end);
      case 0x54AA, 0x54BB -> croppedDown += elements.unsigned(end);
      case 0x54CC, 0x54DD -> croppedAcross += elements.unsigned(end);
      case 0x54B0 -> displayWidth = elements.unsigned(end);
      case 0x54BA -> displayHeight = elements.unsigned(end);
      case 0x54B2 -> displayUnit = elements.unsigned(end);
      case 0x55B0 -> elements.forEach(end, this::color);
      default -> {} // Passed over.
    }
    return true;
  }

  /** Reads what the colours mean (RFC 9559, section 5.1.4.1.28.16). */
  private boolean color(long id, long end) throws IOException {
    switch ((int) id) {
      case 0x55BA -> transfer = elements.unsigned(end);
      case 0x55BB -> primaries = elements.unsigned(end);
      default -> {} // Passed over.
    }
    return true;
  }

  FrameColors colors() {
    return new FrameColors((int) primaries, (int) transfer);
  }

  /** Returns the size as it is shown, or null if there is none. */
  @Nullable FrameSize shown() {
    long across = width - croppedAcross;
    long down = height - croppedDown;
    if (displayWidth > 0 && displayHeight > 0) {
      if (displayUnit == DISPLAY_IN_PIXELS) {
        return VideoFacts.dimensions(displayWidth, displayHeight);
      }
      if (displayUnit == DISPLAY_IS_ASPECT_RATIO
          && VideoFacts.dimensions(displayWidth, displayHeight) != null
          && VideoFacts.dimensions(across, down) != null) {
        return VideoFacts.shown(across, down, displayWidth * down, displayHeight * across);
      }
    }
    return VideoFacts.dimensions(across, down);
  }
}
