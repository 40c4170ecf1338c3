package io.github.mediastore.bench.settings.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** What programs draw: sharp edges and flat areas. */
final class Drawings {

  private static final Color INK = new Color(0x1B1F24);
  private static final Color BLUE = new Color(0x1F5FBF);
  private static final Color ORANGE = new Color(0xF28C28);
  private static final Color PANEL = new Color(0xF2F4F7);
  private static final Color RULE = new Color(0xD0D5DD);

  private Drawings() {}

  /** A page full of letters of several sizes. */
  static BufferedImage text(int width, int height) {
    return draw(
        width,
        height,
        BufferedImage.TYPE_INT_RGB,
        page -> {
          fill(page, Color.WHITE, 0, 0, width, height);
          page.setColor(INK);
          PenLetters pen = new PenLetters(page);
          double size = width / 40.0;
          double margin = width / 16.0;
          for (double y = margin; y < height - 2 * size; y += 1.8 * size) {
            pen.line(margin, y, size, width - 2 * margin, (int) (y * 7));
            size = Math.max(width / 150.0, size * 0.93);
          }
        });
  }

  /** Curves that cross, thin and thinner. */
  static BufferedImage lineArt(int width, int height) {
    return draw(
        width,
        height,
        BufferedImage.TYPE_INT_RGB,
        paper -> {
          fill(paper, Color.WHITE, 0, 0, width, height);
          paper.setColor(INK);
          for (int i = 0; i < 36; i++) {
            paper.setStroke(new BasicStroke(width / 1600f * (1 + i % 4)));
            double share = i / 35.0;
            Path2D curve = new Path2D.Double();
            curve.moveTo(0, height * share);
            curve.curveTo(
                width * (1 - share),
                -height * 0.2,
                width * share,
                height * 1.2,
                width,
                height * (1 - share));
            paper.draw(curve);
          }
        });
  }

  /** A mark and a name in three colours, nothing around them. */
  static BufferedImage logo(int width, int height) {
    return draw(
        width,
        height,
        BufferedImage.TYPE_INT_ARGB,
        canvas -> {
          int side = height / 2;
          int left = width / 12;
          int top = height / 4;
          canvas.setColor(BLUE);
          canvas.fillRoundRect(left, top, side, side, side / 4, side / 4);
          canvas.setColor(ORANGE);
          canvas.fillOval(left + side / 4, top + side / 4, side / 2, side / 2);
          canvas.setColor(Color.WHITE);
          canvas.fillOval(left + side * 3 / 8, top + side * 3 / 8, side / 4, side / 4);
          canvas.setColor(INK);
          new PenLetters(canvas).word("PARTS", left + side * 1.3, top + side * 0.3, side * 0.4);
        });
  }

  /** A window of an application: a bar, a list, a table. */
  static BufferedImage screenshot(int width, int height) {
    return draw(
        width,
        height,
        BufferedImage.TYPE_INT_RGB,
        screen -> {
          PenLetters pen = new PenLetters(screen);
          int unit = Math.max(1, height / 20);
          double size = unit * 0.35;
          fill(screen, Color.WHITE, 0, 0, width, height);
          fill(screen, BLUE, 0, 0, width, unit);
          fill(screen, PANEL, 0, unit, width / 5, height);
          screen.setColor(Color.WHITE);
          pen.word("MEDIA", unit * 0.5, unit * 0.3, size);
          for (int row = 2; row < 20; row++) {
            fill(screen, RULE, width / 5, row * unit, width, 1);
            screen.setColor(row % 6 == 2 ? ORANGE : INK);
            pen.line(unit * 0.5, (row + 0.3) * unit, size, width / 5.0 - unit, row);
            screen.setColor(INK);
            pen.line(width / 5.0 + unit, (row + 0.3) * unit, size, width * 0.7, 3 * row);
          }
        });
  }

  private static void fill(Graphics2D graphics, Color colour, int x, int y, int w, int h) {
    graphics.setColor(colour);
    graphics.fillRect(x, y, w, h);
  }

  private static BufferedImage draw(int width, int height, int type, Consumer<Graphics2D> hand) {
    BufferedImage picture = new BufferedImage(width, height, type);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    hand.accept(graphics);
    graphics.dispose();
    return picture;
  }
}
