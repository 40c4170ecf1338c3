package io.github.mediastore.bench.settings.measure;

import io.github.mediastore.MediaException;
import io.github.mediastore.image.WebpImageCompressor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures a collection: every sample with every setting, and no bad file stops it. */
public final class Measurement {

  private final List<Setting> settings;
  private final int rounds;

  /**
   * Prepares it.
   *
   * @param settings the settings to compare
   * @param rounds how often each compression is timed, at least once
   */
  public Measurement(List<Setting> settings, int rounds) {
    this.settings = settings;
    this.rounds = rounds;
  }

  /**
   * Runs it.
   *
   * @param samples the uploads
   * @param progress is told when each is done
   */
  public Measured run(List<Sample> samples, Progress progress) {
    WebpImageCompressor.create().warmUp();
    PictureMeasurement measurement = new PictureMeasurement(settings, rounds);
    List<PictureResult> pictures = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (Sample sample : samples) {
      progress.next(sample.name());
      try {
        pictures.add(measurement.measure(sample.name(), sample.content().read()));
      } catch (MediaException e) {
        refusals.add(new Refusal(sample.name(), String.valueOf(e.getMessage())));
      } catch (IOException e) {
        refusals.add(new Refusal(sample.name(), "Cannot be read: " + e.getClass().getSimpleName()));
      }
    }
    progress.done();
    return new Measured(settings, pictures, refusals, rounds);
  }
}
