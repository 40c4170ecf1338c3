package io.github.mediastore.internal.color;

/** A curve for each channel, sampled once so that no formula is worked out for a pixel. */
final class CurveStage implements ColorStage {

  private static final int CELLS = 4096;

  /** Half a step of 16 bits. */
  private static final float NEGLIGIBLE = 0.5f / 65535;

  private final float[][] samples;

  CurveStage(TransferCurve[] curves) {
    this.samples = new float[curves.length][CELLS + 2];
    for (int channel = 0; channel < curves.length; channel++) {
      for (int i = 0; i < CELLS + 2; i++) {
        samples[channel][i] = (float) curves[channel].at((double) i / CELLS);
      }
    }
  }

  @Override
  public boolean changesNothing() {
    for (float[] curve : samples) {
      for (int i = 0; i <= CELLS; i++) {
        if (Math.abs(curve[i] - (float) i / CELLS) > NEGLIGIBLE) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void apply(float[] channels) {
    for (int channel = 0; channel < samples.length; channel++) {
      float position = ColorGrid.clip(channels[channel]) * CELLS;
      int cell = (int) position;
      float from = samples[channel][cell];
      channels[channel] = from + (position - cell) * (samples[channel][cell + 1] - from);
    }
  }
}
