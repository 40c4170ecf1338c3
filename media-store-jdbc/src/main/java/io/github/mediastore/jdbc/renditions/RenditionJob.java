package io.github.mediastore.jdbc.renditions;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaPage;
import io.github.mediastore.MediaStore;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.jdbc.internal.outage.Outage;
import io.github.mediastore.jdbc.internal.outage.Retries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Gives stored pictures the renditions that settings name: makes those that are missing or were
 * made by other settings, and leaves all else as it is.
 *
 * <pre>{@code
 * RenditionJob job = RenditionJob.builder(store, settings)
 *     .kind(MediaKind.of("users", "profile"))
 *     .build();
 * System.out.println(job.preview());
 * System.out.println(job.run());
 * }</pre>
 *
 * <p>They are made from the stored picture, so they are of the second generation and never larger
 * than it. A medium's renditions are stored all or none, and only while it is there. What is still
 * to be done is asked of the store each time: the process may be killed at any moment, and another
 * run goes on. Several may run beside each other, beside uploads, replacements and removals; each
 * looks again before it makes anything, and goes through each page in an order of its own.
 *
 * <p>It works on as many threads as there are processors, within the memory that all compressors
 * share, holds no connection while it compresses, and keeps a page of facts in memory. What uploads
 * store during a run they store with their own renditions; if some of them still come by older
 * settings, run it again when none do. Safe for use by several threads.
 */
public final class RenditionJob {

  /** Large enough that two runs seldom have the same medium in their hands. */
  private static final int PAGE = 500;

  private final MediaStore store;
  private final List<MediaKind> kinds;
  private final RenditionStep step;
  private final Consumer<? super RenditionEntry> listener;

  RenditionJob(RenditionJobBuilder builder) {
    this.store = builder.store.primary();
    this.kinds = List.copyOf(builder.kinds);
    this.step = new RenditionStep(store, builder.pictures, builder.needs);
    this.listener = builder.listener;
  }

  /**
   * Returns a builder.
   *
   * @param store holds the media, and is not bound to a connection; one that joins transactions
   *     writes in its own here
   * @param settings name the renditions
   * @return the builder, which needs a kind of media
   * @throws IllegalArgumentException if the settings name no rendition, or the store keeps pictures
   *     in columns
   */
  public static RenditionJobBuilder builder(MediaStore store, CompressionSettings settings) {
    return new RenditionJobBuilder(store, settings);
  }

  /**
   * Makes what is needed. If the compressor is busy or the database is overloaded, a medium is
   * tried again for a few seconds.
   *
   * @return what was done
   * @throws io.github.mediastore.MediaStorageException if the database cannot be used; what was
   *     made until then stays, and another run goes on
   * @throws UnsupportedOperationException if the store keeps no renditions, or not which settings
   *     made them
   * @throws IllegalStateException if the thread was interrupted
   */
  public RenditionReport run() {
    return each(step::make);
  }

  /**
   * Says what {@link #run} would do, by the facts about each medium: reads no picture and writes
   * nothing. A picture that is smaller than its rendition would be is found out only by making it.
   *
   * @return what would be done; the bytes that renditions will have are not known
   * @throws io.github.mediastore.MediaStorageException if the database cannot be used
   */
  public RenditionReport preview() {
    return each(step::preview);
  }

  private RenditionReport each(Function<MediaInfo, RenditionEntry> work) {
    Outage outage = new Outage(Retries.PATIENT);
    Tally tally = new Tally(listener);
    try (Batches batches = new Batches()) {
      for (MediaKind kind : kinds) {
        MediaPage page = page(outage, kind, "");
        while (!page.media().isEmpty()) {
          batches.each(
              inOwnOrder(page.media()),
              info -> tally.add(outage.step(() -> work.apply(info), e -> step.failed(info, e))));
          page = page(outage, kind, page.last());
        }
      }
    }
    return tally.report();
  }

  private MediaPage page(Outage outage, MediaKind kind, String after) {
    return outage.require(() -> store.page(kind, after, PAGE));
  }

  /** Two that run through a page in the same order would make everything twice. */
  private static List<MediaInfo> inOwnOrder(List<MediaInfo> page) {
    List<MediaInfo> order = new ArrayList<>(page);
    Collections.shuffle(order);
    return order;
  }
}
