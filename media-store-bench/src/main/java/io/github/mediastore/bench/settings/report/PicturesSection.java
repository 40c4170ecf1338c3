package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Outcome;
import io.github.mediastore.bench.settings.measure.PictureResult;
import io.github.mediastore.bench.settings.report.Comparison.Rank;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The pictures to compare by eye, the worst first. */
final class PicturesSection {

  private final Findings findings;
  private final Figures figures;
  private final List<Comparison> comparisons;

  PicturesSection(Findings findings, Figures figures, List<Comparison> comparisons) {
    this.findings = findings;
    this.figures = figures;
    this.comparisons = comparisons;
  }

  String html() {
    StringBuilder html = new StringBuilder();
    for (Rank rank : Rank.values()) {
      String cards =
          IntStream.range(0, comparisons.size())
              .filter(i -> comparisons.get(i).rank() == rank)
              .mapToObj(this::card)
              .collect(Collectors.joining());
      if (!cards.isEmpty()) {
        html.append("<h3 class=\"rank\">").append(title(rank)).append("</h3>\n").append(cards);
      }
    }
    return html.toString();
  }

  private static String title(Rank rank) {
    return switch (rank) {
      case WORST -> "Hardest: least similar with the recommended setting";
      case MEDIAN -> "In the middle";
      case BEST -> "Easiest: most similar";
    };
  }

  private String card(int number) {
    Comparison comparison = comparisons.get(number);
    PictureResult picture = findings.measured().pictures().get(comparison.picture());
    String name = Markup.escape(picture.name());
    int chosen = chosen(comparison, picture);
    return """
    <article class="card" aria-labelledby="picture-%d">
    <header><h4 id="picture-%d">%s</h4>
    <p>%s %s, %s, to %s. The part of %d x %d pixels that differs most.</p></header>
    <div class="compare" style="aspect-ratio: %d / %d">
    <img class="after" alt="">
    <div class="cover"><img class="before" alt=""></div>
    <span class="handle" aria-hidden="true"></span>
    <span class="tag tag-before" aria-hidden="true">before</span>
    <span class="tag tag-after" aria-hidden="true"></span>
    <input type="range" min="0" max="100" value="50" aria-label="Divider between before and after encoding of %s">
    </div>
    <fieldset class="versions"><legend>Compare with quality</legend>
    <figure class="version"><img src="%s" %s alt="%s before encoding" data-before><figcaption><b>before</b><span>no loss</span></figcaption></figure>
    %s</fieldset>
    </article>
    """
        .formatted(
            number,
            number,
            Markup.name(picture.name()),
            Markup.escape(picture.format()),
            picture.dimensions(),
            figures.show("/pictures/" + comparison.picture() + "/bytes", Unit.BYTES),
            comparison.size(),
            comparison.crop().width,
            comparison.crop().height,
            comparison.crop().width,
            comparison.crop().height,
            name,
            comparison.reference().dataUri(),
            sides(comparison),
            name,
            IntStream.range(0, comparison.versions().size())
                .mapToObj(version -> version(number, version, version == chosen, name))
                .collect(Collectors.joining()));
  }

  /** The quality that the recommended setting gives it; else the first. */
  private int chosen(Comparison comparison, PictureResult picture) {
    Outcome outcome = picture.outcomes().get(findings.recommendation().index());
    return IntStream.range(0, comparison.versions().size())
        .filter(i -> comparison.versions().get(i).quality() == outcome.quality())
        .findFirst()
        .orElse(0);
  }

  private String version(int number, int index, boolean checked, String name) {
    Comparison.Version version = comparisons.get(number).versions().get(index);
    String at = "/comparisons/" + number + "/versions/" + index;
    return """
    <label class="version"><input type="radio" name="version-%d" value="%d"%s>
    <img src="%s" %s alt="%s at quality %d"><span class="caption"><b>%d</b><span>%s</span><span>SSIM %s</span></span></label>
    """
        .formatted(
            number,
            version.quality(),
            checked ? " checked" : "",
            version.crop().dataUri(),
            sides(comparisons.get(number)),
            name,
            version.quality(),
            version.quality(),
            figures.show(at + "/bytes", Unit.BYTES),
            figures.show(at + "/ssim", Unit.SSIM));
  }

  /** The room that a crop takes before it is decoded. */
  private static String sides(Comparison comparison) {
    return "width=\"%d\" height=\"%d\""
        .formatted(comparison.crop().width, comparison.crop().height);
  }
}
