package io.github.mediastore.jdbc.migration.internal.sources;

import java.util.ArrayList;
import java.util.List;

/** Keeps a few of many, evenly spread, always the same ones, and without knowing how many come. */
public final class EvenSample<T> {

  private final int most;
  private final List<T> kept = new ArrayList<>();
  private long stride = 1;
  private long seen;

  public EvenSample(int most) {
    this.most = most;
  }

  public void add(T item) {
    if (seen++ % stride != 0) {
      return;
    }
    kept.add(item);
    if (kept.size() > 2 * most) {
      for (int i = kept.size() / 2; i > 0; i--) {
        kept.remove(2 * i - 1);
      }
      stride *= 2;
    }
  }

  public List<T> chosen() {
    if (kept.size() <= most) {
      return List.copyOf(kept);
    }
    List<T> chosen = new ArrayList<>();
    for (long i = 0; i < most; i++) {
      chosen.add(kept.get((int) (i * kept.size() / most)));
    }
    return chosen;
  }
}
