package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.Plane;
import java.util.List;
import java.util.Optional;

/**
 * A decoded JPEG: one plane for each component, in frame order, each at its own resolution.
 *
 * @param planes the planes; their spans all cover the same picture
 * @param colorSpace what the planes mean
 * @param damage what was wrong with the bytes, if damage was accepted and found
 */
public record JpegPlanes(List<Plane> planes, JpegColorSpace colorSpace, Optional<String> damage) {

  /** Copies the list. */
  public JpegPlanes {
    planes = List.copyOf(planes);
  }
}
