// A CouchDB in Node: express-pouchdb over LevelDB.

import express from 'express';
import expressPouch from 'express-pouchdb';
import PouchDB from 'pouchdb-node';

const folder = process.argv[2];
const Pouch = PouchDB.defaults({ prefix: `${folder}/` });
const app = express();
app.use('/', expressPouch(Pouch, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${folder}/log.txt` }));
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
