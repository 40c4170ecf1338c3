package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.jdbc.objects.ObjectInstallation;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Says whether this database may write and delete the videos in the folder or bucket, and makes it
 * so: a database that was restored may only read them until then.
 */
@Component("adopt-videos")
class AdoptVideos implements Command {

  private final ObjectProvider<ObjectInstallation> installation;

  AdoptVideos(ObjectProvider<ObjectInstallation> installation) {
    this.installation = installation;
  }

  @Override
  public String usage() {
    return "[--take-over | --separate]";
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    Arguments taken = Arguments.of(arguments);
    boolean takesOver = taken.option("--take-over");
    boolean separates = taken.option("--separate");
    taken.end();
    if (takesOver && separates) {
      throw new UsageException("--take-over or --separate, not both");
    }
    ObjectInstallation videos = installation.getIfAvailable();
    if (videos == null) {
      System.out.println("All videos are in the tables");
      return 0;
    }
    if (takesOver) {
      videos.takeOver();
    }
    if (separates) {
      videos.separate();
    }
    Optional<String> obstacle = videos.obstacle();
    System.out.println(
        obstacle
            .map(why -> "This database may not delete videos: " + why)
            .orElse("The videos are this database's"));
    return obstacle.isEmpty() ? 0 : 1;
  }
}
