// node upload.js ENDPOINT FILE [URL]: uploads a file by tus, or goes on with an upload.
// Says on standard output where the upload is, from which offset each request goes on, and how it ended.
const fs = require('node:fs');
const path = require('node:path');
const tus = require('tus-js-client');

const [endpoint, file, uploadUrl] = process.argv.slice(2);
const upload = new tus.Upload(fs.createReadStream(file), {
  endpoint,
  uploadUrl: uploadUrl || null,
  uploadSize: fs.statSync(file).size,
  chunkSize: 4 * 1024 * 1024,
  retryDelays: [100, 300, 1000, 1000],
  metadata: { filename: path.basename(file), filetype: 'video/mp4' },
  onUploadUrlAvailable: () => console.log(`url ${upload.url}`),
  onBeforeRequest: (request) =>
    console.log(`${request.getMethod()} ${request.getHeader('Upload-Offset') ?? ''}`.trim()),
  onChunkComplete: (size, accepted) => console.log(`accepted ${accepted}`),
  onError: (error) => {
    const response = error.originalResponse;
    console.log(`failed ${response ? response.getStatus() : error.message}`);
    process.exitCode = 1;
  },
  onSuccess: () => console.log('done'),
});
upload.start();
