package io.github.mediastore.internal.header;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a JPEG's header tells beyond the common facts.
 *
 * @param components the components in the order of the frame header (T.81, B.2.2)
 * @param adobeTransform the colour transform of an Adobe marker: 0 none, 1 YCbCr, 2 YCCK
 * @param linesDefinedLate whether the height stood only after the first scan (T.81, B.2.5)
 */
public record JpegDetails(
    List<Component> components, OptionalInt adobeTransform, boolean linesDefinedLate)
    implements FormatDetails {

  /** Copies the list. */
  public JpegDetails {
    components = List.copyOf(components);
  }

  /**
   * One component of the frame.
   *
   * @param id its identifier, 0 to 255
   * @param horizontalSampling its samples in a row of a unit, as the file says it
   * @param verticalSampling its rows in a unit, as the file says it
   */
  public record Component(int id, int horizontalSampling, int verticalSampling) {}
}
