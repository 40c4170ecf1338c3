package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.Plane;
import java.util.Arrays;

/** The plane of one component while it is decoded, padded to whole minimum coded units. */
final class ComponentPlane {

  private static final byte GREY = (byte) 128;

  final FrameComponent component;

  /** Samples across and down a block: the scale. */
  final int size;

  final InverseTransform transform;
  final byte[] samples;
  final int stride;

  ComponentPlane(FrameComponent component, int size) {
    this.component = component;
    this.size = size;
    this.transform = InverseTransform.ofSize(size);
    this.stride = component.paddedColumns() * size;
    this.samples = new byte[Math.toIntExact(bytes(component, size))];
  }

  /** Returns the bytes that a plane takes. */
  static long bytes(FrameComponent component, int size) {
    return component.paddedBlocks() * size * size;
  }

  /** Paints the plane in the middle of the range, for blocks that may never come. */
  void fillGrey() {
    Arrays.fill(samples, GREY);
  }

  /** Returns the offset of the first sample of a block. */
  int offset(int blockColumn, int blockRow) {
    return blockRow * size * stride + blockColumn * size;
  }

  Plane toPlane() {
    double denominator = 8.0 * FrameComponent.SPAN_DENOMINATOR;
    double spanX = component.spanX() * size / denominator;
    double spanY = component.spanY() * size / denominator;
    return new Plane(samples, stride, (int) Math.ceil(spanX), (int) Math.ceil(spanY), spanX, spanY);
  }
}
