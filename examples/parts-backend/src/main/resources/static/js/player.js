/** Players of videos whose address may have expired since they asked for it. */

/** Has a player ask the application for a new address where the one that it knows is refused. */
export function askAgain(player) {
  let mayAsk = true;
  player.addEventListener('canplay', () => (mayAsk = true));
  player.addEventListener('error', () => {
    const { currentTime, paused } = player;
    if (mayAsk && player.error.code === MediaError.MEDIA_ERR_NETWORK) {
      mayAsk = false; // Unless it has played since, a new one does not help.
      player.load();
      player.currentTime = currentTime;
      if (!paused) {
        player.play();
      }
    }
  });
}
