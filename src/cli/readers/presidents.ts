/** Names of the presidents of the United States as people write them. */

/** What no rule can tell from the data set's spelling. */
const FULL_NAMES: Readonly<Record<string, string>> = {
  'James Polk': 'James K. Polk',
  'George Bush': 'George H. W. Bush',
}

/** Other names they go by, beyond a dropped initial or given name. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'Andrew Jackson': ['Old Hickory'],
  'Abraham Lincoln': ['Abe Lincoln', 'Honest Abe'],
  'Ulysses S. Grant': ['Ulysses Simpson Grant'],
  'Rutherford B. Hayes': ['Rutherford Birchard Hayes'],
  'Theodore Roosevelt': ['Teddy Roosevelt', 'TR'],
  'William H. Taft': ['William Howard Taft'],
  'Calvin Coolidge': ['Silent Cal'],
  'Franklin D. Roosevelt': ['Franklin Delano Roosevelt', 'FDR'],
  'Dwight D. Eisenhower': ['Dwight David Eisenhower', 'Ike', 'Ike Eisenhower'],
  'John F. Kennedy': ['John Fitzgerald Kennedy', 'Jack Kennedy', 'JFK'],
  'Lyndon B. Johnson': ['Lyndon Baines Johnson', 'LBJ'],
  'Richard Nixon': ['Richard M. Nixon', 'Richard Milhous Nixon', 'Tricky Dick'],
  'Gerald R. Ford': ['Jerry Ford', 'Gerald R. Ford Jr.'],
  'Jimmy Carter': ['James Earl Carter', 'James Earl Carter Jr.'],
  'Ronald Reagan': ['Ronald Wilson Reagan', 'the Gipper'],
  'George H. W. Bush': [
    'George Bush',
    'George Herbert Walker Bush',
    'George Bush Sr.',
    'Bush Sr.',
    'Bush 41',
    'the elder Bush',
  ],
  'William J. Clinton': ['Bill Clinton', 'William Jefferson Clinton', 'Slick Willie'],
  'George W. Bush': [
    'George Bush',
    'George Walker Bush',
    'George Bush Jr.',
    'Bush Jr.',
    'Bush 43',
    'the younger Bush',
    'Dubya',
  ],
  'Barack Obama': ['Barack Hussein Obama'],
  'Joseph R. Biden': ['Joe Biden', 'Joseph R. Biden Jr.'],
}

/** Restores what the data set's file names lost: `Ulysses S Grant` is "Ulysses S. Grant", `William Mc Kinley` "William McKinley". */
export function presidentName(plain: string): string {
  return FULL_NAMES[plain] ?? plain.replace(/ ([A-Z])(?= )/g, ' $1.').replace(/ Mc (?=[A-Z])/g, ' Mc')
}

/** The other names of a president by his name as `presidentName` gives it, in the form that a document's `aliases` have. */
export function presidentAliases(name: string): Readonly<Record<string, readonly string[]>> {
  const others = OTHER_NAMES[name]
  return others === undefined ? {} : { [name]: others }
}
